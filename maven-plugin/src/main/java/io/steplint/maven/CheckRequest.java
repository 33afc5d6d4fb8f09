package io.steplint.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a goal was configured with; each value has the meaning of the option of the same name.
 *
 * @param folder what paths are relative to
 * @param paths files and folders; empty for the folder itself
 * @param failOn {@code error}, {@code warning}, {@code info} or {@code never}
 * @param reports each {@code FORMAT=FILE}
 */
record CheckRequest(
    Path folder,
    List<String> paths,
    @Nullable String config,
    @Nullable String failOn,
    List<String> select,
    List<String> ignore,
    @Nullable String baseline,
    boolean updateBaseline,
    List<String> roles,
    @Nullable String type,
    @Nullable String region,
    @Nullable String account,
    @Nullable String partition,
    Map<String, String> parameters,
    List<String> reports) {

  CheckRequest {
    paths = List.copyOf(paths);
    select = List.copyOf(select);
    ignore = List.copyOf(ignore);
    roles = List.copyOf(roles);
    parameters = Map.copyOf(parameters);
    reports = List.copyOf(reports);
  }

  /** The command line that says the same. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("check");
    words.add("--color=never");
    one(words, "--config", config);
    one(words, "--fail-on", failOn);
    each(words, "--select", select);
    each(words, "--ignore", ignore);
    one(words, "--baseline", baseline);
    if (updateBaseline) {
      words.add("--update-baseline");
    }
    each(words, "--role", roles);
    one(words, "--type", type);
    one(words, "--region", region);
    one(words, "--account", account);
    one(words, "--partition", partition);
    new TreeMap<>(parameters).forEach((name, value) -> words.add("--param=" + name + "=" + value));
    each(words, "--report", reports);
    words.add("--");
    words.addAll(paths.isEmpty() ? List.of(".") : paths);
    return words;
  }

  private static void one(List<String> words, String option, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      words.add(option + "=" + value);
    }
  }

  private static void each(List<String> words, String option, List<String> values) {
    for (String value : values) {
      one(words, option, value);
    }
  }
}
