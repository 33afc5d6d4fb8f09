package io.steplint.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeTest {

  private static final Type ORDER =
      Types.object().required("id", Type.string()).optional("note", Type.string()).closed();

  @Test
  void printsTheWayTypeScriptDoes() {
    assertThat(ORDER).hasToString("{ id: string; note?: string }");
    assertThat(Types.jsonText(ORDER)).hasToString("json<{ id: string; note?: string }>");
    assertThat(Types.array(Type.string().join(Type.nullValue()))).hasToString("(string | null)[]");
    assertThat(Type.unknown()).hasToString("unknown");
    assertThat(Type.never()).hasToString("never");
    assertThat(Types.integerFrom(0)).hasToString("integer(0..)");
    assertThat(TypePrinter.typescript().print(Types.integerFrom(0))).isEqualTo("number");
  }

  @Test
  void keepsAlternativesOfDifferentLabelsApart() {
    Type done = Types.object().required("Output", Type.string()).closed();
    Type failed = Types.object().required("Error", Type.string()).closed();
    assertThat(done.join(failed).objects()).hasSize(2);
    assertThat(done.join(failed)).isEqualTo(failed.join(done));
  }

  @Test
  void joinsAnOptionalFieldWithItsAbsence() {
    Type without = Types.object().required("id", Type.string()).closed();
    assertThat(without.join(ORDER)).isEqualTo(ORDER);
    assertThat(without.isSubtypeOf(ORDER)).isTrue();
    assertThat(ORDER.isSubtypeOf(without)).isFalse();
  }

  @Test
  void forgetsLiteralsBeyondTheLimitButNotWhatTheyShare() {
    Type all = Type.never();
    for (int i = 0; i < 40; i++) {
      all = all.join(Type.literal(i)).join(Type.literal("v" + i));
    }
    assertThat(all).hasToString("string | integer(0..39)");
    assertThat(java.util.Objects.requireNonNull(all.strings()).facts().prefix()).isEqualTo("v");
  }

  @Test
  void theUnknownHoldsEverythingAndIsOne() {
    assertThat(Type.unknown().isUnknown()).isTrue();
    assertThat(ORDER.join(Type.unknown())).isSameAs(Type.unknown());
    assertThat(
            Type.anyObject()
                .join(Type.anyArray())
                .join(Type.string())
                .join(Type.number())
                .join(Type.bool())
                .join(Type.nullValue()))
        .isSameAs(Type.unknown());
  }

  @Test
  void aRequiredFieldWithoutAValueMakesTheObjectImpossible() {
    assertThat(Types.object().required("a", Type.never()).closed().isNever()).isTrue();
    assertThat(Types.object().optional("a", Type.never()).closed())
        .isEqualTo(Types.object().closed());
  }

  @Test
  void meetsAlternativesFieldByField() {
    Type open = Types.object().required("id", Type.literal("x")).open();
    assertThat(ORDER.meet(open)).hasToString("{ id: \"x\"; note?: string }");
    assertThat(ORDER.meet(Types.object().absent("id").open()).isNever()).isTrue();
  }

  @Test
  void boundsTheDepthOfAValueThatIsWrappedAgainAndAgain() {
    Type type = Type.literal("x");
    for (int i = 0; i < 5000; i++) {
      type = Types.object().required("prev", type).required("again", type).closed();
    }
    assertThat(type.depth()).isLessThanOrEqualTo(Caps.MAX_DEPTH);
    assertThat(type.size()).isLessThanOrEqualTo(2 * Caps.MAX_SIZE);
  }

  @Test
  void typesOfValuesKeepLiterals() {
    assertThat(Types.of(Map.of("a", java.util.List.of(1, "x", true))))
        .hasToString("{ a: [1, \"x\", true] }");
  }
}
