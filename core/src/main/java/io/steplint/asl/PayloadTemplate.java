package io.steplint.asl;

import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a state computes: a payload template, or a single field that is either written out
 * or an expression. Both query languages share this shape; how they differ is decided where it is
 * read.
 */
public sealed interface PayloadTemplate {

  /** The kinds of template, to switch over. */
  enum Kind {
    LITERAL,
    OBJECT,
    ARRAY,
    EXPRESSION,
    OPAQUE
  }

  Kind kind();

  /** The value as it is written. */
  Node node();

  /** Where it is in the definition. */
  Pointer pointer();

  /** Where it stands in the file. */
  default Location location() {
    return node().location();
  }

  /** The expression that this template is, or null. */
  default @Nullable Expression expression() {
    return null;
  }

  /** The value of a member, if this is an object that has it, else null. */
  default @Nullable PayloadTemplate member(String name) {
    return null;
  }

  /** The scalar that this template is without any evaluation, else null. */
  default @Nullable ScalarNode scalar() {
    return null;
  }

  /** A scalar that is taken as it is. It may still hold placeholders. */
  record Literal(Node node, Pointer pointer) implements PayloadTemplate {
    @Override
    public Kind kind() {
      return Kind.LITERAL;
    }

    @Override
    public @Nullable ScalarNode scalar() {
      return node.asScalar();
    }
  }

  /**
   * A member of an object.
   *
   * @param key the key as it is written
   * @param name the key of the computed object: without the {@code .$} that marks an expression
   */
  record Member(ScalarNode key, String name, PayloadTemplate value) {}

  /** An object whose members are computed one by one; in document order, a repeated key once. */
  record ObjectTemplate(ObjectNode node, Pointer pointer, List<Member> members)
      implements PayloadTemplate {
    public ObjectTemplate {
      members = List.copyOf(members);
    }

    @Override
    public Kind kind() {
      return Kind.OBJECT;
    }

    @Override
    public @Nullable PayloadTemplate member(String name) {
      for (int i = members.size() - 1; i >= 0; i--) {
        if (members.get(i).name().equals(name)) {
          return members.get(i).value();
        }
      }
      return null;
    }
  }

  /**
   * An array whose items are computed one by one. In JSONPath only keys say that something is
   * evaluated, so that of its items only objects ever are.
   */
  record ArrayTemplate(Node node, Pointer pointer, List<PayloadTemplate> items)
      implements PayloadTemplate {
    public ArrayTemplate {
      items = List.copyOf(items);
    }

    @Override
    public Kind kind() {
      return Kind.ARRAY;
    }
  }

  /** A value that an expression gives. */
  record Evaluated(Expression expression) implements PayloadTemplate {
    @Override
    public Kind kind() {
      return Kind.EXPRESSION;
    }

    @Override
    public Node node() {
      return expression.node();
    }

    @Override
    public Pointer pointer() {
      return expression.pointer();
    }
  }

  /**
   * A value of which nothing can be said: a deployment decides what it is, or it is nothing that
   * the language takes at this place.
   */
  record Opaque(Node node, Pointer pointer) implements PayloadTemplate {
    @Override
    public Kind kind() {
      return Kind.OPAQUE;
    }
  }
}
