package io.steplint.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table names what it is made from, and every row of a reviewed table where it stands. */
class TablesTest {

  private static final Path RESOURCES = Path.of("src/main/resources/io/steplint");

  private static final String DAY = "20\\d\\d-\\d\\d-\\d\\d";

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void namesItsSourceAndDay(String name) {
    Origin origin = Tables.origin(name);
    assertThat(origin.source()).isNotBlank();
    assertThat(origin.day()).matches(DAY);
  }

  @Test
  void areAllListed() throws IOException {
    assertThat(Tables.names())
        .containsExactlyElementsOf(
            files().stream()
                .filter(name -> !name.matches("integration/services/[a-z0-9]+\\.txt"))
                .toList());
  }

  @Test
  void giveASourceForEachSdkService() {
    for (String row :
        Table.beside(Tables.class, "/io/steplint/integration/services/sdk-services.txt").rows()) {
      assertThat(Table.columns(row, 5)[4]).as(row).matches("model|(guide|history) " + DAY);
    }
  }

  @Test
  void giveASourceForEachNeedOfAnIntegration() {
    for (String row :
        Table.beside(Tables.class, "/io/steplint/integration/needs/integrations.txt").rows()) {
      assertThat(Table.columns(row, 7)[6]).as(row).isNotBlank();
    }
  }

  @Test
  void giveASourceForEachResult() {
    for (String row :
        Table.beside(Tables.class, "/io/steplint/integration/results/shapes.txt").rows()) {
      if (!row.startsWith("@")) {
        assertThat(row.substring(row.lastIndexOf('|') + 1).strip()).as(row).isNotBlank();
      }
    }
  }

  @Test
  void refuseATableThatDoesNotTell() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Table.beside(TablesTest.class, "untold.txt").origin())
        .withMessageContaining("Source");
  }

  @Test
  void readRowsAndLeaveOutWhatIsSaidAboutThem() {
    assertThat(Table.beside(TablesTest.class, "untold.txt").rows()).containsExactly("a|b", "c|d");
  }
}
