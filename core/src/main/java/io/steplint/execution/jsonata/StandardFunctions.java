package io.steplint.execution.jsonata;

import io.steplint.query.jsonata.JsonataFunction;
import io.steplint.query.jsonata.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions of the language, each bound to its name. */
final class StandardFunctions {

  /** {@code <(oa):o>}. */
  static final Signature OBJECT_OR_ARRAY =
      new Signature("<(oa):o>", List.of(new Signature.Parameter("oa", "", false, false, false)));

  /** Takes the functions of one class. */
  static final class Table {
    private final Map<String, FunctionObject.Native> functions = new HashMap<>();

    /**
     * Adds a function under its name.
     *
     * @param arity how many parameters the reference declares for it
     */
    void add(String name, int arity, FunctionObject.Body body) {
      SignatureCheck check =
          new SignatureCheck(JsonataFunction.named(name).orElseThrow().signature());
      functions.put(name, new FunctionObject.Native(name, check, arity, body));
    }

    /** As {@link #add}, for a function that gives undefined for an undefined first argument. */
    void addStrict(String name, int arity, FunctionObject.Body body) {
      add(name, arity, arguments -> arguments.isGiven(0) ? body.apply(arguments) : null);
    }
  }

  private static final VariableFrame FRAME = load();

  private StandardFunctions() {}

  /** A frame that binds every function; nothing else is ever bound in it. */
  static VariableFrame frame() {
    return FRAME;
  }

  private static VariableFrame load() {
    Table table = new Table();
    StringFunctions.addTo(table);
    UrlFunctions.addTo(table);
    NumberFunctions.addTo(table);
    SequenceFunctions.addTo(table);
    ObjectFunctions.addTo(table);
    HigherOrderFunctions.addTo(table);
    DateFunctions.addTo(table);
    ServiceFunctions.addTo(table);
    VariableFrame frame = new VariableFrame(null);
    table.functions.forEach(frame::bind);
    return frame;
  }
}
