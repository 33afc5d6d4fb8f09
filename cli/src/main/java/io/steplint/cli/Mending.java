package io.steplint.cli;

import io.steplint.lint.Finding;
import io.steplint.lint.Fixes;
import io.steplint.lint.Report;
import io.steplint.report.OutputFiles;
import io.steplint.rules.gate.Check;
import io.steplint.rules.gate.UnusableException;
import io.steplint.source.FileSource;
import io.steplint.source.SourceTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --fix} and {@code --diff} ask for.
 *
 * @param writes whether files are to be changed; else the change is printed
 * @param unsafe whether also fixes that may change what a machine does are wanted
 */
record Mending(boolean writes, boolean unsafe) {

  /** What the arguments ask for, or null where nothing is to be mended. */
  static @Nullable Mending of(Arguments arguments) throws UsageException {
    String fix = arguments.get("--fix");
    if (fix != null && !fix.isEmpty() && !fix.equals("unsafe")) {
      throw new UsageException("--fix takes no value but unsafe, not '" + fix + "'");
    }
    boolean diff = arguments.has("--diff");
    if (fix == null && !diff) {
      return null;
    }
    if (!diff && arguments.paths().contains("-")) {
      throw new UsageException(
          "standard input cannot be mended in place; --diff prints the change");
    }
    return new Mending(!diff, "unsafe".equals(fix));
  }

  /** Mends what a check found; whether a file was changed. */
  boolean apply(Check check, Arguments arguments, Console console)
      throws IOException, UnusableException {
    SourceTexts sources = check.project().sources();
    Map<String, @Nullable FileSource> texts = new HashMap<>();
    Fixes fixes =
        Fixes.of(
            check.report().findings(),
            unsafe,
            name -> {
              if (!texts.containsKey(name)) {
                texts.put(name, mendable(name, sources, console));
              }
              return texts.get(name);
            });
    if (writes) {
      for (Map.Entry<String, String> entry : fixes.texts().entrySet()) {
        Path file = sources.root().file(entry.getKey());
        if (file != null && mendable(entry.getKey(), sources, console) != null) {
          OutputFiles.write(file, out -> out.write(entry.getValue()));
        }
      }
    } else {
      Output.write(arguments, console, out -> out.write(diff(fixes, sources)));
    }
    if (!arguments.has("--quiet") && (writes || fixes.applied() == 0)) {
      console.say(summary(fixes) + left(check.report()));
    }
    return writes && fixes.applied() > 0;
  }

  /**
   * The text of a file that may be mended, as the findings saw it. What lies outside the project is
   * never written; what changed since it was read is not what the findings speak of.
   */
  private @Nullable FileSource mendable(String name, SourceTexts sources, Console console) {
    Path file = sources.root().file(name);
    String reason =
        file == null || !sources.root().holds(file)
            ? "lies outside the project"
            : !sources.isUnchanged(name) ? "changed since it was read" : null;
    if (reason == null) {
      return sources.find(name);
    }
    console.say(sources.root().shown(name) + " " + reason + " and is left alone");
    return null;
  }

  private static String diff(Fixes fixes, SourceTexts sources) {
    StringBuilder diff = new StringBuilder();
    fixes
        .texts()
        .forEach(
            (file, text) -> {
              FileSource before = sources.find(file);
              diff.append(Diff.of(file, before == null ? "" : before.text(), text));
            });
    return diff.toString();
  }

  private static String summary(Fixes fixes) {
    int files = fixes.texts().size();
    return fixes.applied() == 0
        ? "nothing to fix"
        : "mended " + fixes.applied() + " in " + files + (files == 1 ? " file" : " files");
  }

  /** What only an unsafe fix would mend. */
  private String left(Report report) {
    int left = 0;
    for (Finding finding : report.findings()) {
      if (!unsafe && finding.fix() != null && !finding.fix().safe()) {
        left++;
      }
    }
    return left == 0
        ? ""
        : "; " + left + (left == 1 ? " has a fix" : " have fixes") + " for --fix=unsafe alone";
  }
}
