package io.steplint.maven;

import io.steplint.lint.Verdict;
import io.steplint.rules.gate.ProjectRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a goal was configured with.
 *
 * @param project which project, and what is said about it
 * @param select rules and categories that run alone; empty for those enabled by default
 * @param ignore rules and categories that do not run
 * @param baseline a file with findings to leave out, or null
 * @param failOn from which severity on a finding fails the build
 * @param reports each {@code FORMAT=FILE}
 * @param quiet whether only findings are wanted: no summary, no praise
 * @param byRule whether the findings of a rule stand together
 */
record CheckRequest(
    ProjectRequest project,
    List<String> select,
    List<String> ignore,
    @Nullable String baseline,
    Verdict.FailOn failOn,
    List<String> reports,
    boolean quiet,
    boolean byRule) {

  CheckRequest {
    select = List.copyOf(select);
    ignore = List.copyOf(ignore);
    reports = List.copyOf(reports);
  }
}
