package io.steplint.execution.jsonata;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression that fails when it is evaluated. */
public final class JsonataFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure of the engine's host, for which JSONata has no code. */
  static final String HOST = "";

  /** The code of an expression that nests too deep when it is evaluated, in the words of no one. */
  public static final String STACK = "stack overflow";

  /** The code of an expression that takes more memory than the service gives it. */
  public static final String MEMORY = "memory limit";

  private final String code;
  private final transient Map<String, String> inserts = new LinkedHashMap<>();
  private @Nullable String ownMessage;

  JsonataFailure(String code) {
    // A failure is an ordinary result and happens often: it needs no stack trace.
    super(code, null, false, false);
    this.code = code;
  }

  /** With what the message of the code names. */
  JsonataFailure with(String name, String value) {
    inserts.putIfAbsent(name, value);
    return this;
  }

  JsonataFailure about(@Nullable Object value) {
    return with("value", value == null ? "" : Values.shown(value));
  }

  /** With a message that the expression itself gives, as of {@code $error}. */
  JsonataFailure saying(String message) {
    ownMessage = message;
    return this;
  }

  /** JSONata's code, {@code T2001}; empty where there is none. */
  public String code() {
    return code;
  }

  /** Code and sentence as the service writes them: {@code T1006: Attempted to …}. */
  @Override
  public String getMessage() {
    String said = ownMessage != null ? ownMessage : Messages.of(code, inserts);
    return code.isEmpty() || said.isEmpty() ? code + said : code + ": " + said;
  }
}
