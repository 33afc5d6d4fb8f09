package io.steplint.template;

import io.steplint.config.Configuration;
import io.steplint.source.ProjectRoot;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.source.SourceTexts;
import io.steplint.workspace.MachineType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read, and what the user says about it.
 *
 * @param workingFolder what paths are relative to
 * @param paths files and folders
 * @param texts texts that are given in place of files, whatever the disk holds: standard input,
 *     what an editor has not saved
 * @param roleFiles policy documents that together are the role of definitions named as files
 * @param type what raw definitions are
 * @param region the Region of the deployment, or null
 * @param account the account, or null
 * @param partition the partition, or null
 * @param parameters values of template parameters
 * @param configuration what the configuration says
 * @param configurationFolder the folder that the configuration's paths are relative to
 * @param sources is told what was read; its root is the project's, and what names are relative to
 */
public record ReadOptions(
    Path workingFolder,
    List<String> paths,
    List<Loaded> texts,
    List<String> roleFiles,
    MachineType type,
    @Nullable String region,
    @Nullable String account,
    @Nullable String partition,
    Map<String, String> parameters,
    Configuration configuration,
    Path configurationFolder,
    SourceTexts sources) {

  public ReadOptions {
    paths = List.copyOf(paths);
    texts = List.copyOf(texts);
    roleFiles = List.copyOf(roleFiles);
    parameters = Map.copyOf(parameters);
  }

  /** What is to be read, with the root that the paths have. */
  public ReadOptions(
      Path workingFolder,
      List<String> paths,
      List<Loaded> texts,
      List<String> roleFiles,
      MachineType type,
      @Nullable String region,
      @Nullable String account,
      @Nullable String partition,
      Map<String, String> parameters,
      Configuration configuration,
      Path configurationFolder) {
    this(
        workingFolder,
        paths,
        texts,
        roleFiles,
        type,
        region,
        account,
        partition,
        parameters,
        configuration,
        configurationFolder,
        new SourceTexts(ProjectRoot.of(workingFolder, paths, Configuration.FILE_NAME)));
  }

  /** Reads these paths, with nothing said about them. */
  public static ReadOptions of(Path workingFolder, List<String> paths) {
    return new ReadOptions(
        workingFolder,
        paths,
        List.of(),
        List.of(),
        MachineType.UNKNOWN,
        null,
        null,
        null,
        Map.of(),
        Configuration.EMPTY,
        workingFolder);
  }

  /** Reads these texts alone, under the paths that they have, as what raw definitions are. */
  public static ReadOptions ofTexts(MachineType type, List<Loaded> texts) {
    return new ReadOptions(
        Path.of(""),
        List.of(),
        texts,
        List.of(),
        type,
        null,
        null,
        null,
        Map.of(),
        Configuration.EMPTY,
        Path.of(""),
        new SourceTexts(ProjectRoot.at(Path.of(""))));
  }

  /** These options with the role of the definitions that are named. */
  public ReadOptions withRoleFiles(List<String> files) {
    return new ReadOptions(
        workingFolder,
        paths,
        texts,
        files,
        type,
        region,
        account,
        partition,
        parameters,
        configuration,
        configurationFolder,
        sources);
  }
}
