package io.steplint.asl;

import io.steplint.source.Node;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * A field such as {@code InputPath}, which is a path, may be null and may be absent, each with its
 * own meaning.
 *
 * @param kind which of these it is
 * @param expression the path, present exactly for {@link Kind#PATH}
 */
public record PathField(Kind kind, @Nullable Expression expression) {

  /** The field is not there. */
  public static final PathField ABSENT = new PathField(Kind.ABSENT, null);

  private static final PathField NULL = new PathField(Kind.NULL, null);
  private static final PathField UNKNOWN = new PathField(Kind.UNKNOWN, null);

  /** What a field for a path can be. */
  public enum Kind {
    ABSENT,
    NULL,
    PATH,
    /** A deployment decides, or the field holds something that is never accepted. */
    UNKNOWN
  }

  static PathField of(@Nullable Node node, Pointer pointer) {
    if (node == null) {
      return ABSENT;
    }
    ScalarNode scalar = node.asScalar();
    if (scalar == null) {
      return UNKNOWN;
    }
    return switch (scalar.kind()) {
      case NULL -> NULL;
      case STRING -> new PathField(Kind.PATH, Expression.ofPath(scalar, pointer));
      case NUMBER, BOOLEAN, UNKNOWN -> UNKNOWN;
    };
  }

  public boolean isAbsent() {
    return kind == Kind.ABSENT;
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }
}
