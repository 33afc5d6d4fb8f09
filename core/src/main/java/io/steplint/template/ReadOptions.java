package io.steplint.template;

import io.steplint.config.Configuration;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.workspace.MachineType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read, and what the user says about it.
 *
 * @param workingFolder what paths are relative to, and printed relative to
 * @param paths files and folders
 * @param standardInput a text that was given instead of a file, or null
 * @param roleFiles policy documents that together are the role of definitions named as files
 * @param type what raw definitions are
 * @param region the Region of the deployment, or null
 * @param account the account, or null
 * @param partition the partition, or null
 * @param parameters values of template parameters
 * @param configuration what the configuration says
 * @param configurationFolder the folder that the configuration's paths are relative to
 */
public record ReadOptions(
    Path workingFolder,
    List<String> paths,
    @Nullable Loaded standardInput,
    List<String> roleFiles,
    MachineType type,
    @Nullable String region,
    @Nullable String account,
    @Nullable String partition,
    Map<String, String> parameters,
    Configuration configuration,
    Path configurationFolder) {

  public ReadOptions {
    paths = List.copyOf(paths);
    roleFiles = List.copyOf(roleFiles);
    parameters = Map.copyOf(parameters);
  }

  /** Reads these paths, with nothing said about them. */
  public static ReadOptions of(Path workingFolder, List<String> paths) {
    return new ReadOptions(
        workingFolder,
        paths,
        null,
        List.of(),
        MachineType.UNKNOWN,
        null,
        null,
        null,
        Map.of(),
        Configuration.EMPTY,
        workingFolder);
  }
}
