package io.steplint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

  private static final Reference REGION =
      new Reference("AWS::Region", "${AWS::Region}", Reference.Domain.SEGMENT);

  @Test
  void mergesLiteralsSoThatEqualStringsAreEqual() {
    Text built = Text.builder().append("arn:").append("aws:").append(REGION).append("").build();
    assertThat(built).isEqualTo(Text.of("arn:aws:").concat(Text.of(REGION)));
    assertThat(built.parts()).hasSize(2);
    assertThat(built).hasToString("arn:aws:${AWS::Region}");
  }

  @Test
  void comparesReferencesByWhatTheyStandFor() {
    Reference again = new Reference("AWS::Region", "region", Reference.Domain.ANY);
    assertThat(Text.of(REGION)).isEqualTo(Text.of(again));
  }

  @Test
  void splitsAtKnownSeparatorsOnly() {
    Text arn = Text.builder().append("arn:aws:states:").append(REGION).append(":1:a:b").build();
    List<Text> segments = arn.split(':', 6);
    assertThat(segments).hasSize(6);
    assertThat(segments.get(3)).isEqualTo(Text.of(REGION));
    assertThat(segments.get(5)).isEqualTo(Text.of("a:b"));
  }

  @Test
  void tellsWhetherEverythingIsKnown() {
    assertThat(Text.EMPTY.literal()).isEmpty();
    assertThat(Text.of("x").literal()).isEqualTo("x");
    assertThat(Text.of(REGION).literal()).isNull();
    assertThat(Text.of(REGION).reference()).isEqualTo(REGION);
  }

  @Test
  void printsAnInventedNameAsOne() {
    Reference suffix = new Reference("t#Child", "${Child}", Reference.Domain.GENERATED_SUFFIX);
    Text arn = Text.builder().append("arn:aws:x:stateMachine:Child-").append(suffix).build();

    assertThat(arn).hasToString("arn:aws:x:stateMachine:${Child}");
    assertThat(arn.concat(Text.of(":*"))).hasToString("arn:aws:x:stateMachine:${Child}:*");
  }
}
