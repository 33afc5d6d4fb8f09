package io.steplint.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
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
    assertHolds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.steplint.cli..", "io.steplint.maven..", "org.apache.maven..")
            .allowEmptyShould(true));
  }

  @Test
  void rulesReadFactsNotTexts() {
    assertHolds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "com.networknt..",
                "tools.jackson..",
                "org.snakeyaml..",
                "org.antlr..",
                "java.util.logging..")
            .allowEmptyShould(true));
  }

  @Test
  void rulesDoNotKnowTheGateThatRunsThem() {
    assertHolds(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.steplint.rules.gate..", "io.steplint.rules.checkstyle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.steplint.rules.gate..", "io.steplint.rules.checkstyle.."));
  }

  @Test
  void theGateKnowsNoSingleRule() {
    assertHolds(
        noClasses()
            .that()
            .resideInAnyPackage("io.steplint.rules.gate..", "io.steplint.rules.checkstyle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(categories()));
  }

  @Test
  void onlyTheAdapterKnowsCheckstyle() {
    assertHolds(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.steplint.rules.checkstyle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.puppycrawl..")
            .allowEmptyShould(true));
  }

  private static void assertHolds(ArchRule wall) {
    assertThat(wall.evaluate(rules).getFailureReport().getDetails()).isEmpty();
  }

  private static String[] categories() {
    return Arrays.stream(Category.values())
        .map(category -> "io.steplint.rules." + category.id() + "..")
        .toArray(String[]::new);
  }
}
