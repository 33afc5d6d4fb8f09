package io.steplint.template.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.ProjectRoot;
import io.steplint.source.SourceTexts;
import io.steplint.template.files.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginReleaseTest {

  @TempDir Path folder;

  private PluginRelease read(String file, String text) throws Exception {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return PluginRelease.of(
        folder.resolve("service/serverless.yml"),
        new ProjectFiles(new SourceTexts(ProjectRoot.at(folder))));
  }

  @Test
  void takesTheReleaseThatALockFileHoldsFast() throws Exception {
    PluginRelease locked = new PluginRelease(3_021, 3_021);
    assertThat(
            read(
                "package-lock.json",
                "{\"packages\": {\"node_modules/serverless-step-functions\": {\n"
                    + "  \"version\": \"3.21.1\", \"dev\": true}}}"))
        .isEqualTo(locked);
    Files.delete(folder.resolve("package-lock.json"));
    assertThat(read("yarn.lock", "serverless-step-functions@^3.0.0:\n  version \"3.21.1\"\n"))
        .isEqualTo(locked);
    Files.delete(folder.resolve("yarn.lock"));
    assertThat(
            read(
                "pnpm-lock.yaml",
                "packages:\n  serverless-step-functions@3.21.1:\n    dev: true\n"))
        .isEqualTo(locked);
  }

  @Test
  void takesTheReleasesThatThePackageAllows() throws Exception {
    PluginRelease caret =
        read(
            "service/package.json",
            "{\"devDependencies\": {\"serverless-step-functions\": \"^3.24.2\"}}");
    assertThat(caret.since(3, 24)).isTrue();
    assertThat(caret.since(3, 27)).isNull();
    assertThat(caret.since(4, 0)).isFalse();
    assertThat(
            read(
                    "service/package.json",
                    "{\"devDependencies\": {\"serverless-step-functions\": \"3.21.0\"}}")
                .since(3, 24))
        .isFalse();
    assertThat(
            read(
                "service/package.json",
                "{\"devDependencies\": {\"serverless-step-functions\": \"latest\"}}"))
        .isEqualTo(PluginRelease.ANY);
  }

  @Test
  void knowsNothingWithoutSuchFiles() {
    assertThat(
            PluginRelease.of(
                folder.resolve("serverless.yml"),
                new ProjectFiles(new SourceTexts(ProjectRoot.at(folder)))))
        .isEqualTo(PluginRelease.ANY);
  }
}
