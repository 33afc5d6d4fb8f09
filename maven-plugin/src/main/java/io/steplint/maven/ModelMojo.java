package io.steplint.maven;

import io.steplint.lint.Analysis;
import io.steplint.report.OutputFiles;
import io.steplint.report.Style;
import io.steplint.report.model.ModelFormat;
import io.steplint.rules.gate.Project;
import io.steplint.rules.gate.UnusableException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that tells what is worked out about a module, in one of several formats. */
abstract class ModelMojo extends AbstractSteplintMojo {

  /** How to print; the first format of the goal by default. */
  @Parameter(property = "steplint.format")
  private @Nullable String format;

  /** A file to write to instead of the log, relative to the folder of the module. */
  @Parameter(property = "steplint.output")
  private @Nullable String output;

  /** The formats; the first is the one by default. */
  abstract ModelFormat[] formats();

  @Override
  final void run() throws UnusableException, IOException {
    ModelFormat chosen = chosen();
    Project project = Project.read(projectRequest());
    Analysis analysis = new Analysis(project.workspace());
    if (output == null) {
      StringWriter out = new StringWriter();
      chosen.write(analysis, project.sources().root(), Style.PLAIN, out);
      out.toString().lines().forEach(getLog()::info);
    } else {
      OutputFiles.write(
          folder().resolve(output),
          out -> chosen.write(analysis, project.sources().root(), Style.PLAIN, out));
      getLog().info("Wrote " + output);
    }
  }

  private ModelFormat chosen() throws UnusableException {
    List<String> words = new ArrayList<>();
    for (ModelFormat one : formats()) {
      if (format == null || one.id().equals(format)) {
        return one;
      }
      words.add(one.id());
    }
    throw new UnusableException(
        "format is one of " + String.join(", ", words) + ", not '" + format + "'");
  }
}
