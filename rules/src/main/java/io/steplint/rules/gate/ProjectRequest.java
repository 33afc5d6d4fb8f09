package io.steplint.rules.gate;

import io.steplint.source.SourceFiles;
import io.steplint.workspace.MachineType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which project to read, and what is said about it beside its configuration.
 *
 * @param folder the working folder: paths are relative to it, and printed relative to it
 * @param paths files and folders; {@code folder} itself where there are none and no text is given
 * @param text a definition that is in no file, or null
 * @param config the configuration; null for the nearest one upwards from the first path
 * @param roles policy documents that together are the role of definitions named as files
 * @param type what raw definitions are
 * @param region the Region of the deployment, or null
 * @param account the account, or null
 * @param partition the partition, or null
 * @param parameters values of template parameters
 * @param without folders in which nothing is looked for: somebody else judges them
 */
public record ProjectRequest(
    Path folder,
    List<String> paths,
    SourceFiles.@Nullable Loaded text,
    @Nullable String config,
    List<String> roles,
    MachineType type,
    @Nullable String region,
    @Nullable String account,
    @Nullable String partition,
    Map<String, String> parameters,
    List<Path> without) {

  public ProjectRequest {
    without = List.copyOf(without);
    paths = paths.isEmpty() && text == null ? List.of(".") : List.copyOf(paths);
    roles = List.copyOf(roles);
    parameters = Map.copyOf(parameters);
  }

  /** Starts a request for what is in a folder. */
  public static Builder in(Path folder) {
    return new Builder(folder);
  }

  /** The same request for another tree. */
  public ProjectRequest of(String tree) {
    return new ProjectRequest(
        folder,
        List.of(tree),
        null,
        config,
        roles,
        type,
        region,
        account,
        partition,
        parameters,
        without);
  }

  /** Collects what is said; nothing needs to be. */
  public static final class Builder {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");

    private final Path folder;
    private final List<String> paths = new ArrayList<>();
    private final List<String> roles = new ArrayList<>();
    private final List<Path> without = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private SourceFiles.@Nullable Loaded text;
    private @Nullable String config;
    private MachineType type = MachineType.UNKNOWN;
    private @Nullable String region;
    private @Nullable String account;
    private @Nullable String partition;

    private Builder(Path folder) {
      this.folder = folder;
    }

    /** A file or a folder. */
    public Builder path(String path) {
      paths.add(path);
      return this;
    }

    /** A folder in which nothing is looked for. */
    public Builder without(Path excluded) {
      without.add(excluded.toAbsolutePath().normalize());
      return this;
    }

    /** A definition that is in no file. */
    public Builder text(SourceFiles.Loaded definition) {
      text = definition;
      return this;
    }

    public Builder config(@Nullable String file) {
      config = file;
      return this;
    }

    public Builder role(String file) {
      roles.add(file);
      return this;
    }

    /**
     * What raw definitions are: {@code STANDARD}, {@code EXPRESS}, or null where nobody says.
     *
     * @throws UnusableException if it is another word
     */
    public Builder type(@Nullable String word) throws UnusableException {
      if (word != null) {
        type =
            switch (word) {
              case "STANDARD" -> MachineType.STANDARD;
              case "EXPRESS" -> MachineType.EXPRESS;
              default ->
                  throw new UnusableException(
                      "the type is STANDARD or EXPRESS, not '" + word + "'");
            };
      }
      return this;
    }

    /**
     * The Region of the deployment, or null where nobody says.
     *
     * @throws UnusableException if no Region has such a name
     */
    public Builder region(@Nullable String name) throws UnusableException {
      require("Region", name, REGION, "for example us-east-1");
      region = name;
      return this;
    }

    /**
     * The account of the deployment, or null where nobody says.
     *
     * @throws UnusableException if no account has such an id
     */
    public Builder account(@Nullable String id) throws UnusableException {
      require("account", id, ACCOUNT, "which has twelve digits");
      account = id;
      return this;
    }

    /**
     * The partition of the deployment, or null where nobody says.
     *
     * @throws UnusableException if no partition has such a name
     */
    public Builder partition(@Nullable String name) throws UnusableException {
      require("partition", name, PARTITION, "for example aws, aws-cn or aws-us-gov");
      partition = name;
      return this;
    }

    /** The value of a template parameter. */
    public Builder parameter(String name, String value) {
      parameters.put(name, value);
      return this;
    }

    private static void require(String what, @Nullable String word, Pattern pattern, String example)
        throws UnusableException {
      if (word != null && !pattern.matcher(word).matches()) {
        throw new UnusableException("'" + word + "' is no " + what + ", " + example);
      }
    }

    public ProjectRequest build() {
      return new ProjectRequest(
          folder,
          paths,
          text,
          config,
          roles,
          type,
          region,
          account,
          partition,
          parameters,
          without);
    }
  }
}
