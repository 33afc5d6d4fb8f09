package io.steplint.rules.structure;

import io.steplint.rules.Rules;
import io.steplint.schema.JsonSchema;
import io.steplint.schema.QuickSchema;
import io.steplint.schema.Violation;
import io.steplint.source.Node;
import java.util.List;
import java.util.Objects;

/** The published schema of the language, read when it is first needed. */
public final class LanguageSchema {

  private static final String RESOURCE = "schema/states-language.json";

  private LanguageSchema() {}

  /**
   * Reads the schema. Every check needs it, so a thread of its own may read it while the main one
   * reads files; without that, the first definition waits for it.
   */
  public static void load() {
    Objects.requireNonNull(Quick.SCHEMA);
  }

  static boolean accepts(Node definition) {
    return Quick.SCHEMA.accepts(definition);
  }

  /** By the validator itself, which takes long to load: for a definition that is not accepted. */
  static List<Violation> violations(Node definition) {
    return JsonSchema.resource(Rules.class, RESOURCE).validate(definition);
  }

  private static final class Quick {
    static final QuickSchema SCHEMA = QuickSchema.resource(Rules.class, RESOURCE);
  }
}
