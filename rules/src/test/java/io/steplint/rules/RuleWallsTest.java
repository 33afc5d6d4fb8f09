package io.steplint.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.steplint.lint.Category;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What rules know nothing of: who runs them, and the libraries behind the facts they read. */
class RuleWallsTest {

  private static JavaClasses rules;

  @BeforeAll
  static void importRules() {
    rules =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.steplint.rules");
  }

  @Test
  void rulesKnowNothingOfTheCommandLineNorMaven() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.steplint.cli..", "io.steplint.maven..", "org.apache.maven..")
        .allowEmptyShould(true)
        .check(rules);
  }

  @Test
  void rulesReadFactsNotTexts() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.networknt..",
            "tools.jackson..",
            "org.snakeyaml..",
            "org.antlr..",
            "java.util.logging..")
        .allowEmptyShould(true)
        .check(rules);
  }

  @Test
  void rulesDoNotKnowTheGateThatRunsThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.steplint.rules.gate..", "io.steplint.rules.checkstyle..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.steplint.rules.gate..", "io.steplint.rules.checkstyle..")
        .check(rules);
  }

  @Test
  void theGateKnowsNoSingleRule() {
    noClasses()
        .that()
        .resideInAnyPackage("io.steplint.rules.gate..", "io.steplint.rules.checkstyle..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(categories())
        .check(rules);
  }

  @Test
  void onlyTheAdapterKnowsCheckstyle() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.steplint.rules.checkstyle..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.puppycrawl..")
        .allowEmptyShould(true)
        .check(rules);
  }

  private static String[] categories() {
    return Arrays.stream(Category.values())
        .map(category -> "io.steplint.rules." + category.id() + "..")
        .toArray(String[]::new);
  }
}
