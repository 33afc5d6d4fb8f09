package io.steplint.report.model;

import io.steplint.flow.MachineFlow;
import io.steplint.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats in which {@code types} prints what states receive and return. */
public enum TypesFormat {
  /** An outline for people. */
  TEXT,
  /** JSON Schemas; the stable format. */
  JSON,
  /** Type declarations in TypeScript. */
  TYPESCRIPT,
  /** Records in Java for the inputs and outputs of machines. */
  JAVA;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The word on the command line. */
  public String id() {
    return id;
  }

  /** The format of that word, or null. */
  public static @Nullable TypesFormat of(String id) {
    for (TypesFormat format : values()) {
      if (format.id.equals(id)) {
        return format;
      }
    }
    return null;
  }

  /** Writes the types of machines. */
  public void write(List<MachineFlow> machines, Style style, Writer out) throws IOException {
    switch (this) {
      case TEXT -> new TextTypes(style, out).write(machines);
      case JSON -> JsonTypes.write(machines, out);
      case TYPESCRIPT -> TypescriptTypes.write(machines, out);
      case JAVA -> JavaTypes.write(machines, out);
    }
    out.flush();
  }
}
