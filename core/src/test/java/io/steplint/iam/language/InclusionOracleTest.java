package io.steplint.iam.language;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicOperations;
import io.steplint.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Compares with an automaton library that makes everything deterministic first. */
class InclusionOracleTest {

  private static final String LETTERS = "ab:*?*?";

  @Test
  void agreesWithTheOracleOnRandomPatterns() {
    Random random = new Random(20);
    int contained = 0;
    for (int round = 0; round < 4000; round++) {
      String need = random(random, 5);
      List<String> allow = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        allow.add(random(random, 5));
      }
      List<String> deny = random.nextInt(3) == 0 ? List.of(random(random, 4)) : List.of();
      Automaton rest = automaton(need);
      Automaton allowed = union(allow);
      Automaton open = rest.minus(allowed).union(rest.intersection(union(deny)));
      Containment.Result result = Containment.check(text(need), texts(allow), texts(deny));

      String expected = open.isEmpty() ? null : open.getShortestExample(true);
      contained += expected == null ? 1 : 0;
      String said = need + " in " + allow + " without " + deny;
      assertThat(result.answer()).as(said).isEqualTo(Answer.of(expected == null));
      if (expected != null) {
        String witness = java.util.Objects.requireNonNull(result.witness());
        assertThat(witness).as(said).hasSize(expected.length() + PREFIX.length());
        assertThat(open.run(witness.substring(PREFIX.length()))).as(said + witness).isTrue();
      }
    }
    assertThat(contained).isBetween(400, 3600);
  }

  /** Behind five colons a wildcard has one reading, which is the oracle's. */
  private static final String PREFIX = "a:b:c:d:e:";

  private static Text text(String pattern) {
    return Text.of(PREFIX + pattern);
  }

  private static List<Text> texts(List<String> patterns) {
    return patterns.stream().map(InclusionOracleTest::text).toList();
  }

  private static Automaton union(List<String> patterns) {
    Automaton union = Automaton.makeEmpty();
    for (String pattern : patterns) {
      union = BasicOperations.union(union, automaton(pattern));
    }
    return union;
  }

  private static Automaton automaton(String pattern) {
    Automaton all = Automaton.makeEmptyString();
    for (char c : pattern.toCharArray()) {
      Automaton one =
          switch (c) {
            case '*' -> Automaton.makeAnyString();
            case '?' -> Automaton.makeAnyChar();
            default -> Automaton.makeChar(c);
          };
      all = BasicOperations.concatenate(all, one);
    }
    return all;
  }

  private static String random(Random random, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(length + 1); i > 0; i--) {
      out.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return out.toString();
  }

  @Test
  @Timeout(60)
  void doesNotBlowUpWhereDeterminisingDoes() {
    // A deterministic automaton for "an a, and 40 more characters" needs 2^40 states.
    String tail = "a" + "?".repeat(40);
    Instant start = Instant.now();
    assertThat(answer("*" + tail, "*" + tail)).isEqualTo(Answer.YES);
    assertThat(answer("x*" + tail, "*" + tail)).isEqualTo(Answer.YES);
    assertThat(answer("*", "*" + tail)).isEqualTo(Answer.NO);
    assertThat(answer("*" + tail, "*b" + "?".repeat(40))).isEqualTo(Answer.NO);
    assertThat(answer("*a*" + tail, "*" + tail, "*b*" + tail)).isEqualTo(Answer.YES);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  @Timeout(60)
  void isQuickAgainstHundredsOfPatterns() {
    List<Text> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(text("stateMachine:svc" + i + "*"));
    }
    assertThat(Containment.check(text("stateMachine:svc*"), many, List.of()))
        .isEqualTo(new Containment.Result(Answer.NO, PREFIX + "stateMachine:svc"));
    many.add(text("stateMachine:svc*"));
    assertThat(Containment.check(text("stateMachine:svc*"), many, List.of()).answer())
        .isEqualTo(Answer.YES);
  }

  @Test
  @Timeout(60)
  void givesUpInsteadOfHanging() {
    StringBuilder hard = new StringBuilder("*");
    for (int i = 0; i < 60; i++) {
      hard.append("a*b?");
    }
    List<Text> allow = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      allow.add(text("*a" + "?".repeat(i) + "b*"));
    }
    assertThat(Containment.check(text(hard.toString()), allow, List.of()).answer()).isNotNull();
    assertThat(Containment.check(text("*".repeat(100_000)), allow, List.of()).answer()).isNotNull();
    assertThat(Containment.check(text("a".repeat(100_000)), allow, List.of()).answer())
        .isEqualTo(Answer.UNKNOWN);
  }

  private static Answer answer(String need, String... allow) {
    return Containment.check(text(need), texts(List.of(allow)), List.of()).answer();
  }
}
