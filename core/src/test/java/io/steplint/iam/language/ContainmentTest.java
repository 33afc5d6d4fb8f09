package io.steplint.iam.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be said of names that only a deployment decides. */
class ContainmentTest {

  private static final Reference REGION = new Reference("region", "${AWS::Region}", Domain.SEGMENT);
  private static final Reference CHILD = new Reference("child", "${Child}", Domain.SEGMENT);
  private static final Reference OTHER = new Reference("other", "${Other}", Domain.SEGMENT);
  private static final Reference PARAMETER = new Reference("p", "${Parameter}", Domain.ANY);
  private static final Reference SUFFIX =
      new Reference("suffix", "${Worker.Suffix}", Domain.GENERATED_SUFFIX);

  /** Replaces R, C, O, P and S between angle brackets by references. */
  private static Text text(String pattern) {
    Text.Builder text = Text.builder();
    String[] pieces = pattern.split("<|>");
    for (int i = 0; i < pieces.length; i++) {
      if (i % 2 == 0) {
        text.append(pieces[i]);
      } else {
        text.append(
            switch (pieces[i]) {
              case "R" -> REGION;
              case "C" -> CHILD;
              case "O" -> OTHER;
              case "P" -> PARAMETER;
              default -> SUFFIX;
            });
      }
    }
    return text.build();
  }

  private static Containment.Result check(String need, String... allow) {
    return Containment.check(
        text("arn:aws:states:<R>:1:" + need), all("arn:aws:states:<R>:1:", allow), List.of());
  }

  private static List<Text> all(String prefix, String... patterns) {
    List<Text> texts = new ArrayList<>();
    for (String pattern : patterns) {
      texts.add(text(prefix + pattern));
    }
    return texts;
  }

  @Test
  void theSameReferenceIsTheSameString() {
    assertThat(check("stateMachine:<C>", "stateMachine:<C>").answer()).isEqualTo(Answer.YES);
    assertThat(check("execution:<C>:*", "execution:<C>:*").answer()).isEqualTo(Answer.YES);
    assertThat(check("execution:<C>:*", "execution:<C>*").answer()).isEqualTo(Answer.YES);
  }

  @Test
  void aReferenceMayBeWhatALiteralOrAnotherReferenceIs() {
    assertThat(check("stateMachine:<C>", "stateMachine:<O>").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(check("stateMachine:<C>", "stateMachine:Child").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(check("stateMachine:Child", "stateMachine:<C>").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(check("execution:<C>:*", "execution:<O>:*").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(check("execution:<C>:*", "execution:a-*").answer()).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void whatNoChoiceCanCoverIsMissingForCertain() {
    assertThat(check("execution:<C>:*", "stateMachine:<C>"))
        .isEqualTo(
            new Containment.Result(
                Answer.NO, "arn:aws:states:${AWS::Region}:1:execution:${Child}:"));
    assertThat(check("execution:<C>:*", "execution:<C>:prod-*").answer()).isEqualTo(Answer.NO);
    assertThat(check("execution:<C>:*", "execution:<O>:prod-*").answer()).isEqualTo(Answer.NO);
    assertThat(check("stateMachine:<C>", "stateMachine:<C>:*").answer()).isEqualTo(Answer.NO);
    assertThat(check("stateMachine:<C>", "stateMachine:<C>/*").answer()).isEqualTo(Answer.NO);
    assertThat(check("stateMachine:<C>").answer()).isEqualTo(Answer.NO);
  }

  @Test
  void aSegmentHasNoColonButAParameterMayHaveAnything() {
    assertThat(check("stateMachine:<C>", "stateMachine:*").answer()).isEqualTo(Answer.YES);
    assertThat(check("stateMachine:<C>", "stateMachine:?*").answer()).isEqualTo(Answer.YES);
    assertThat(check("stateMachine:<C>", "stateMachine:??*").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(check("stateMachine:<P>", "stateMachine:?*").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(check("stateMachine:<P>", "stateMachine:*").answer()).isEqualTo(Answer.YES);
    assertThat(check("stateMachine:a", "<P>").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(check("stateMachine:<C>", "execution:<P>").answer()).isEqualTo(Answer.NO);
  }

  @Test
  void aNameThatCloudFormationInventsIsALanguageNotAnUnknown() {
    assertThat(check("stateMachine:Worker-<S>", "stateMachine:Worker-*").answer())
        .isEqualTo(Answer.YES);
    assertThat(check("stateMachine:Worker-<S>", "stateMachine:Worker-????????????").answer())
        .isEqualTo(Answer.YES);
    assertThat(check("stateMachine:Worker-<S>", "stateMachine:Worker-?").answer())
        .isEqualTo(Answer.NO);
    assertThat(check("stateMachine:Worker-<S>", "stateMachine:<C>-Main").answer())
        .isEqualTo(Answer.NO);
    assertThat(check("stateMachine:Worker-<S>", "stateMachine:Worker-B7mTHyUm3dld").answer())
        .isEqualTo(Answer.UNKNOWN);
    assertThat(check("stateMachine:Worker-<S>", "stateMachine:Worker").answer())
        .isEqualTo(Answer.NO);
  }

  @Test
  void aDenyThatMayHitLeavesItOpenAndOneThatHitsDecides() {
    Text need = text("arn:aws:states:<R>:1:execution:<C>:*");
    List<Text> allow = List.of(Text.of("*"));
    assertThat(Containment.check(need, allow, all("arn:aws:states:<R>:1:", "execution:<C>:x*")))
        .isEqualTo(
            new Containment.Result(
                Answer.NO, "arn:aws:states:${AWS::Region}:1:execution:${Child}:x"));
    assertThat(
            Containment.check(need, allow, all("arn:aws:states:<R>:1:", "execution:<O>:x"))
                .answer())
        .isEqualTo(Answer.UNKNOWN);
    assertThat(
            Containment.check(need, allow, all("arn:aws:states:<R>:1:", "stateMachine:*")).answer())
        .isEqualTo(Answer.YES);
  }

  @Test
  void speaksOnlyWhereBothReadingsOfAStarAgree() {
    List<Text> inTheMiddle = List.of(Text.of("arn:aws:states:us-east-1:*:child"));
    assertThat(
            Containment.check(
                    Text.of("arn:aws:states:us-east-1:1:stateMachine:child"),
                    inTheMiddle,
                    List.of())
                .answer())
        .isEqualTo(Answer.UNKNOWN);
    assertThat(
            Containment.check(
                    Text.of("arn:aws:states:us-east-1:1:stateMachine:kid"), inTheMiddle, List.of())
                .answer())
        .isEqualTo(Answer.NO);
    assertThat(
            Containment.check(Text.of("arn:aws:states:us-east-1:1:child"), inTheMiddle, List.of())
                .answer())
        .isEqualTo(Answer.YES);
  }

  @Test
  void tiesGoToTheDashThenDigitsThenLetters() {
    assertThat(check("stateMachine:a*", "stateMachine:a").witness()).endsWith("stateMachine:a-");
    assertThat(check("stateMachine:a*", "stateMachine:a", "stateMachine:a-*").witness())
        .endsWith("stateMachine:a0");
  }
}
