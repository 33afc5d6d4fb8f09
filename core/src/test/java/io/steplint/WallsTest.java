package io.steplint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The walls of the house. A package imports only packages that stand above it in the table of
 * docs/architecture.md; a wall that is in the way is moved on purpose, here and in the table.
 */
class WallsTest {

  /**
   * The rooms, left to right: each package by itself, without those inside of it, may import those
   * before it.
   */
  private static final List<String> ORDER =
      List.of(
          "table",
          "text",
          "source",
          "config",
          "schema",
          "query",
          "query.path",
          "query.intrinsic",
          "query.jsonata",
          "asl",
          "iam.language",
          "iam",
          "type",
          "integration.services",
          "integration.parameters",
          "integration.results",
          "integration.needs",
          "workspace",
          "execution.json",
          "execution.jsonata",
          "execution.path",
          "execution.intrinsic",
          "execution",
          "template.files",
          "template.draft",
          "template.raw",
          "template.export",
          "template.cloudformation",
          "template.serverless",
          "template.terraform.hcl",
          "template.terraform",
          "template",
          "typing",
          "typing.path",
          "typing.intrinsic",
          "typing.jsonata",
          "flow",
          "flow.origin",
          "access",
          "lint",
          "counterexample",
          "report",
          "report.findings",
          "report.model");

  private static JavaClasses core;

  @BeforeAll
  static void importCore() {
    core =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.steplint");
  }

  @Test
  void everyPackageOfCoreHasItsPlaceInTheOrder() {
    TreeSet<String> places = new TreeSet<>();
    for (JavaClass type : core) {
      places.add(type.getPackageName().substring("io.steplint.".length()));
    }
    assertThat(places).isNotEmpty().isSubsetOf(ORDER);
    assertThat(ORDER).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("ORDER")
  void importsOnlyPackagesBeforeIt(String name) {
    String[] behind =
        ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
            .map(room -> "io.steplint." + room)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.steplint." + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(behind)
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void theRoomsOfTheFormsAreForTheProjectReaderAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packages("template"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            packages("template.files"),
            packages("template.draft"),
            packages("template.raw"),
            packages("template.export"),
            packages("template.cloudformation"),
            packages("template.serverless"),
            packages("template.terraform"))
        .check(core);
  }

  @Test
  void textKnowsNothingOfFiles() {
    noClasses()
        .that()
        .resideInAPackage(packages("text"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.io.File.class)
        .check(core);
  }

  @Test
  void policiesKnowNothingOfDefinitions() {
    noneOf("iam", "asl");
  }

  @Test
  void typesKnowNothingOfDefinitionsNorPolicies() {
    noneOf("type", "asl", "iam");
  }

  @Test
  void typingKnowsNothingOfStatesNorPermissions() {
    noneOf("typing", "asl", "iam", "workspace", "template");
  }

  @Test
  void flowKnowsNothingOfPermissions() {
    noneOf("flow", "iam", "access");
  }

  @Test
  void theSchemaValidatorStaysBehindSchema() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packages("schema"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.networknt..", "tools.jackson.databind..", "org.slf4j..")
        .check(core);
  }

  @Test
  void nothingThatSlowsTheStartIsUsed() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packages("schema"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "java.lang.reflect..")
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "format", Locale.class, String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .check(core);
  }

  @Test
  void coreKnowsNothingOfItsUsers() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.steplint.rules..",
            "io.steplint.cli..",
            "io.steplint.maven..",
            "com.puppycrawl..",
            "org.apache.maven..")
        .check(core);
  }

  private static void noneOf(String name, String... others) {
    String[] packages = List.of(others).stream().map(WallsTest::packages).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packages(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true)
        .check(core);
  }

  private static String packages(String name) {
    return "io.steplint." + name + "..";
  }
}
