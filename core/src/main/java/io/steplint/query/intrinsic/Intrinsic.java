package io.steplint.query.intrinsic;

import io.steplint.query.path.Path;
import java.util.ArrayList;
import java.util.List;

/** A call of an intrinsic function, or one of its arguments. */
public sealed interface Intrinsic {

  /** The kinds of node, to switch over. */
  enum Kind {
    CALL,
    PATH,
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }

  int start();

  int end();

  Kind kind();

  /** {@code States.Format(…)}. */
  record Call(IntrinsicFunction function, List<Intrinsic> arguments, int start, int end)
      implements Intrinsic {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Kind kind() {
      return Kind.CALL;
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder(function.qualifiedName()).append('(');
      for (int i = 0; i < arguments.size(); i++) {
        out.append(i == 0 ? "" : ", ").append(arguments.get(i));
      }
      return out.append(')').toString();
    }
  }

  /** {@code $.a}, {@code $$.Execution.Id}, {@code $name}; offsets are those of the whole text. */
  record PathValue(Path path, int start, int end) implements Intrinsic {
    @Override
    public Kind kind() {
      return Kind.PATH;
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * {@code 'text'}.
   *
   * @param raw what stands between the quotes, escapes and all
   */
  record Text(String raw, int start, int end) implements Intrinsic {
    @Override
    public Kind kind() {
      return Kind.TEXT;
    }

    /** The text itself, escapes resolved. */
    public String value() {
      return raw.indexOf('\\') < 0 ? raw : unescaped(raw, 0, raw.length());
    }

    /**
     * The texts between the placeholders <code>{}</code> of a template, escapes resolved: one more
     * than there are placeholders.
     */
    public List<String> templateParts() {
      List<String> parts = new ArrayList<>();
      int from = 0;
      for (int i = 0; i + 1 < raw.length(); i++) {
        if (raw.charAt(i) == '\\') {
          i++;
        } else if (raw.charAt(i) == '{' && raw.charAt(i + 1) == '}') {
          parts.add(unescaped(raw, from, i));
          from = i + 2;
          i++;
        }
      }
      parts.add(unescaped(raw, from, raw.length()));
      return List.copyOf(parts);
    }

    /**
     * Whether a brace of the template opens no placeholder and is not escaped, which the service
     * finds out when it fills the template. What a deployment puts in is not looked at.
     */
    public boolean hasStrayBrace() {
      for (int i = 0; i < raw.length(); i++) {
        char c = raw.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '$' && raw.startsWith("{", i + 1)) {
          int close = raw.indexOf('}', i);
          i = close < 0 ? raw.length() : close;
        } else if (c == '{') {
          if (!raw.startsWith("}", i + 1)) {
            return true;
          }
          i++;
        }
      }
      return false;
    }

    private static String unescaped(String raw, int from, int to) {
      StringBuilder out = new StringBuilder(to - from);
      for (int i = from; i < to; i++) {
        if (raw.charAt(i) == '\\' && i + 1 < to) {
          i++;
        }
        out.append(raw.charAt(i));
      }
      return out.toString();
    }

    @Override
    public String toString() {
      return "'" + raw + "'";
    }
  }

  /** A number, as written. */
  record Number(String text, int start, int end) implements Intrinsic {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    public double value() {
      return Double.parseDouble(text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value, int start, int end) implements Intrinsic {
    @Override
    public Kind kind() {
      return Kind.BOOLEAN;
    }

    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** {@code null}. */
  record Null(int start, int end) implements Intrinsic {
    @Override
    public Kind kind() {
      return Kind.NULL;
    }

    @Override
    public String toString() {
      return "null";
    }
  }
}
