package io.steplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProjectRootTest {

  private static final String CONFIGURATION = ".steplint.yaml";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void resolve() throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void theRepositoryOfTheFirstPathIsTheRoot() throws IOException {
    folders("repo/.git", "repo/a/b", "repo/a/.git2", "other");
    Files.writeString(folder.resolve("repo/a/" + CONFIGURATION), "");
    assertThat(root("repo/a/b", "other").folder()).isEqualTo(folder.resolve("repo"));
    assertThat(ProjectRoot.of(folder.resolve("repo/a"), List.of(), CONFIGURATION).folder())
        .isEqualTo(folder.resolve("repo"));
  }

  @Test
  void withoutARepositoryItIsTheOutermostFolderWithAConfiguration() throws IOException {
    folders("p/a/b");
    Files.writeString(folder.resolve("p/" + CONFIGURATION), "");
    Files.writeString(folder.resolve("p/a/" + CONFIGURATION), "");
    assertThat(root("p/a/b").folder()).isEqualTo(folder.resolve("p"));
  }

  @Test
  void withoutEitherItIsTheCommonFolder() throws IOException {
    folders("p/a/b", "p/c");
    Files.writeString(folder.resolve("p/c/x.asl.json"), "");
    assertThat(root("p/a/b", "p/c/x.asl.json").folder()).isEqualTo(folder.resolve("p"));
    assertThat(root("p/c/x.asl.json").folder()).isEqualTo(folder.resolve("p/c"));
    assertThat(root("p/c/x.asl.json", "no\0path").folder()).isEqualTo(folder.resolve("p/c"));
  }

  @Test
  void aNameIsTheSameFromEverywhereAndIsShownFromHere() throws IOException {
    folders("repo/.git", "repo/a/b");
    Path file = Files.writeString(folder.resolve("repo/a/x.asl.json"), "");
    ProjectRoot here = ProjectRoot.of(folder.resolve("repo/a/b"), List.of("."), CONFIGURATION);
    assertThat(here.name(file)).isEqualTo("a/x.asl.json");
    assertThat(here.shown("a/x.asl.json")).isEqualTo("../x.asl.json");
    assertThat(root("repo").name(file)).isEqualTo("a/x.asl.json");
    assertThat(root("repo").shown("a/x.asl.json")).isEqualTo("repo/a/x.asl.json");
  }

  @Test
  void insideTheRootNamesAndFilesAreInverseToEachOther() throws IOException {
    ProjectRoot root = ProjectRoot.at(folder);
    Random random = new Random(7);
    Map<String, Path> files = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      Path file = folder;
      for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
        file = step(file, random);
      }
      if (Files.exists(file) || hasFileAbove(file)) {
        continue;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
      String name = root.name(file);
      assertThat(root.file(name)).isEqualTo(file);
      assertThat(root.name(Objects.requireNonNull(root.file(name)))).isEqualTo(name);
      assertThat(root.canName(file)).isTrue();
      assertThat(root.holds(file)).isTrue();
      assertThat(files.put(name, file)).as(name).isNull();
    }
    assertThat(files).hasSizeGreaterThan(200);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aBackslashLeadsNowhere() throws IOException {
    folders("in");
    ProjectRoot root = ProjectRoot.at(folder.resolve("in"));
    Path file = Files.writeString(folder.resolve("in/..\\victim"), "");
    assertThat(root.name(file)).isEqualTo("..\\victim");
    assertThat(root.file("..\\victim")).isEqualTo(file);
    assertThat(root.holds(file)).isTrue();
  }

  @Test
  void whatLiesOutsideHasANameAndIsNotHeld() throws IOException {
    folders("in");
    ProjectRoot root = ProjectRoot.at(folder.resolve("in"));
    Path outside = folder.resolve("out/x");
    assertThat(root.name(outside)).isEqualTo("../out/x");
    assertThat(root.file("../out/x")).isEqualTo(outside);
    assertThat(root.holds(outside)).isFalse();
    assertThat(root.holds(folder.resolve("in/../out/x"))).isFalse();
    assertThat(root.file("a\0b")).isNull();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whereALinkLeadsDecidesAndItKeepsItsName() throws IOException {
    folders("in/a", "out");
    Path file = Files.writeString(folder.resolve("in/a/x"), "");
    Files.writeString(folder.resolve("out/y"), "");
    ProjectRoot root = ProjectRoot.at(folder.resolve("in"));
    Path link = Files.createSymbolicLink(folder.resolve("in/link"), Path.of("a/x"));
    Path away = Files.createSymbolicLink(folder.resolve("in/away"), folder.resolve("out/y"));
    Path linked = Files.createSymbolicLink(folder.resolve("in/folder"), folder.resolve("out"));
    assertThat(root.name(link)).isEqualTo("link");
    assertThat(root.file("link")).isEqualTo(link);
    assertThat(root.holds(link)).isTrue();
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("in"));
    assertThat(root.name(alias.resolve("a/x"))).isEqualTo(root.name(file)).isEqualTo("a/x");
    assertThat(root.holds(away)).isFalse();
    assertThat(root.holds(linked.resolve("y"))).isFalse();
    assertThat(root.holds(linked.resolve("not-there"))).isFalse();
    assertThat(root.holds(Files.createSymbolicLink(folder.resolve("in/o"), Path.of("o")))).isTrue();
  }

  private ProjectRoot root(String... paths) {
    return ProjectRoot.of(folder, List.of(paths), CONFIGURATION);
  }

  private boolean hasFileAbove(Path file) {
    for (Path at = file; at != null && at.startsWith(folder); at = at.getParent()) {
      if (Files.isRegularFile(at)) {
        return true;
      }
    }
    return false;
  }

  private void folders(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(folder.resolve(name));
    }
  }

  /** A name that file systems take: letters, and what has a meaning elsewhere. */
  private static Path step(Path folder, Random random) {
    try {
      return folder.resolve(step(random));
    } catch (InvalidPathException e) {
      // the locale of this run cannot spell it
      return folder.resolve("b");
    }
  }

  private static String step(Random random) {
    String[] parts =
        java.io.File.separatorChar == '/'
            ? new String[] {
              "a", "\\", "..", " ", "\u00e4", "\ud83d\ude00", "%2F", "#", "\n", ":", "'"
            }
            : new String[] {"a", "b", "\u00e4", "%2F", "#", "'"};
    StringBuilder step = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      step.append(parts[random.nextInt(parts.length)]);
    }
    String name = step.toString();
    return name.equals("..") || name.equals(".") ? "a" : name;
  }
}
