package io.steplint.maven;

import io.steplint.report.model.GraphFormat;
import io.steplint.report.model.ModelFormat;
import org.apache.maven.plugins.annotations.Mojo;

/** Tells who starts whom, and the states inside: text, json, dot or mermaid. */
@Mojo(name = "graph", threadSafe = true)
public final class GraphMojo extends ModelMojo {

  @Override
  ModelFormat[] formats() {
    return GraphFormat.values();
  }
}
