package io.steplint.maven;

import io.steplint.report.model.ModelFormat;
import io.steplint.report.model.TypesFormat;
import org.apache.maven.plugins.annotations.Mojo;

/** Tells what every state receives and returns: text, json, typescript or java. */
@Mojo(name = "types", threadSafe = true)
public final class TypesMojo extends ModelMojo {

  @Override
  ModelFormat[] formats() {
    return TypesFormat.values();
  }
}
