package io.steplint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> FIELDS =
      List.of("ResultPath", "ResultSelector", "Retry", "Next");

  @Test
  void findsTransposedMissingAndWronglyCasedLetters() {
    assertThat(Nearest.to("ResutlPath", FIELDS)).isEqualTo("ResultPath");
    assertThat(Nearest.to("resultpath", FIELDS)).isEqualTo("ResultPath");
    assertThat(Nearest.to("Nxt", FIELDS)).isEqualTo("Next");
    assertThat(Nearest.to(" Next ", FIELDS)).isEqualTo("Next");
  }

  @Test
  void staysSilentWhereNothingIsNear() {
    assertThat(Nearest.to("Catch", FIELDS)).isNull();
    assertThat(Nearest.to("", FIELDS)).isNull();
    assertThat(Nearest.to("Next", List.of("Next"))).isNull();
  }
}
