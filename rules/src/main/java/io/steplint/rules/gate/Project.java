package io.steplint.rules.gate;

import io.steplint.config.Configuration;
import io.steplint.source.ProjectRoot;
import io.steplint.source.SourceTexts;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.UnusablePathException;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request's paths hold.
 *
 * @param folder the working folder
 * @param workspace state machines, roles and policies
 * @param sources the texts of the files
 * @param settings what is configured
 */
public record Project(
    Path folder, Workspace workspace, SourceTexts sources, GateConfiguration settings) {

  /**
   * Reads a project.
   *
   * @throws UnusableException if a path or the configuration cannot be used
   * @throws IOException if a file that is named cannot be opened
   */
  public static Project read(ProjectRequest request) throws UnusableException, IOException {
    SourceTexts sources =
        new SourceTexts(ProjectRoot.of(request.folder(), request.paths(), Configuration.FILE_NAME));
    GateConfiguration settings = GateConfiguration.find(request, sources);
    Configuration said = settings.configuration();
    ReadOptions options =
        new ReadOptions(
            request.folder(),
            request.paths(),
            request.text() == null ? List.of() : List.of(request.text()),
            request.roles(),
            request.type(),
            given(request.region(), said.region()),
            given(request.account(), said.account()),
            given(request.partition(), said.partition()),
            request.parameters(),
            said,
            settings.folder(),
            sources);
    try {
      return new Project(
          request.folder(), ProjectReader.read(options, request.without()), sources, settings);
    } catch (UnusablePathException e) {
      throw UnusableException.of(e);
    }
  }

  private static @Nullable String given(@Nullable String option, @Nullable String configured) {
    return option == null ? configured : option;
  }
}
