package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Category;
import io.steplint.lint.MachineRule;
import io.steplint.lint.Rule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.SuppressionAudit;
import io.steplint.lint.WorkspaceRule;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule owes: a place in the list, a name that fits, a page with examples. */
class RuleRegistryTest {

  private static final List<String> SECTIONS =
      List.of("What it finds", "Why it matters", "Example", "Use instead", "Limits");

  static List<Rule> rules() {
    return Rules.all();
  }

  @Test
  void rulesAreSortedAndUnique() {
    List<String> ids = rules().stream().map(rule -> rule.info().id()).toList();
    assertThat(ids).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void everyRuleClassIsInTheList() {
    Map<String, String> classes = new TreeMap<>();
    for (Rule rule : rules()) {
      classes.put(rule.getClass().getName(), rule.info().id());
    }
    assertThat(RuleClasses.all()).isEqualTo(classes.keySet());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isASmallFinalClassNamedAfterItsIdInThePackageOfItsCategory(Rule rule) {
    RuleInfo info = rule.info();
    assertThat(info.id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)+");
    assertThat(rule.getClass().getSimpleName()).isEqualTo(className(info.id()));
    assertThat(rule.getClass().getPackageName())
        .isEqualTo("io.steplint.rules." + info.category().id());
    assertThat(Modifier.isFinal(rule.getClass().getModifiers())).isTrue();
    assertThat(rule)
        .isInstanceOfAny(MachineRule.class, WorkspaceRule.class, SuppressionAudit.class);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysInOnePhraseWhatItFinds(Rule rule) {
    RuleInfo info = rule.info();
    assertThat(info.summary()).isNotBlank().doesNotEndWith(".").hasSizeLessThan(120);
    assertThat(Category.of(info.id())).as("no rule is called like a category").isNull();
    assertThat(info.severityIfMay().isAtLeast(info.severity()))
        .as("what may happen is no worse than what must")
        .isEqualTo(info.severityIfMay() == info.severity());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void speaksOnlyBeforeRulesThatExist(Rule rule) {
    TreeSet<String> ids = new TreeSet<>();
    for (Rule other : rules()) {
      ids.add(other.info().id());
    }
    assertThat(ids).containsAll(rule.info().speaksBefore());
    assertThat(rule.info().speaksBefore()).doesNotContain(rule.info().id());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hasAPageWithAnExampleThatIsBadAndOneThatIsGood(Rule rule) {
    String id = rule.info().id();
    Page page = Page.parse(rule.page());
    assertThat(page.title()).isEqualTo(id);
    assertThat(page.sections()).isEqualTo(SECTIONS);
    assertThat(page.examples())
        .as("an example that is marked")
        .anyMatch(
            example ->
                example.section().equals("Example")
                    && example.files().stream()
                        .flatMap(file -> file.expected().stream())
                        .anyMatch(mark -> mark.rule().equals(id)));
    assertThat(page.examples())
        .as("a good example without marks")
        .anyMatch(Page.Example::isGood)
        .filteredOn(Page.Example::isGood)
        .allMatch(example -> example.files().stream().allMatch(file -> file.expected().isEmpty()));
  }

  private static String className(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }
}
