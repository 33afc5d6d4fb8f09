package io.steplint.type;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Types of the values that stand in a document. */
public final class TypeOf {

  /** What is nested deeper is not followed. */
  private static final int MAX_NESTING = 200;

  private final Function<Text, @Nullable Type> symbolic;

  private TypeOf(Function<Text, @Nullable Type> symbolic) {
    this.symbolic = symbolic;
  }

  /** The type of exactly this value. What only a deployment decides stays open. */
  public static Type literal(Node value) {
    return literal(value, text -> null);
  }

  /**
   * The type of exactly one value.
   *
   * @param symbolic what is known of a text that a deployment completes, or null
   */
  public static Type literal(Node value, Function<Text, @Nullable Type> symbolic) {
    return new TypeOf(symbolic).type(value, 0);
  }

  /**
   * The type of the values of which this one is an example: of the same kinds, with the same fields
   * and no others. An example of an array has items of any of the shapes it shows, in any number.
   */
  public static Type example(Node value) {
    return generalised(literal(value));
  }

  private Type type(Node value, int depth) {
    if (depth > MAX_NESTING) {
      return Type.unknown();
    }
    ObjectNode object = value.asObject();
    if (object != null) {
      Types.ObjectBuilder builder = Types.object();
      boolean symbolic = false;
      for (ObjectNode.Member member : object.members()) {
        if (member.key().literal() == null) {
          symbolic = true;
        } else {
          builder.required(member.name(), type(member.value(), depth + 1));
        }
      }
      return symbolic ? builder.open() : builder.closed();
    }
    ArrayNode array = value.asArray();
    if (array != null) {
      List<Type> items = new ArrayList<>(array.items().size());
      for (Node item : array.items()) {
        items.add(type(item, depth + 1));
      }
      return Types.tuple(items);
    }
    ScalarNode leaf = value.asScalar();
    return leaf == null ? Type.unknown() : scalar(leaf);
  }

  private Type scalar(ScalarNode scalar) {
    return switch (scalar.kind()) {
      case STRING -> {
        String text = scalar.literal();
        Type known = text != null ? Type.literal(text) : symbolic.apply(scalar.text());
        yield known == null ? Type.string() : known;
      }
      case NUMBER -> {
        BigDecimal number = scalar.number();
        yield number == null ? Type.number() : Type.literal(number);
      }
      case BOOLEAN -> {
        Boolean flag = scalar.booleanValue();
        yield flag == null ? Type.bool() : Type.literal(flag.booleanValue());
      }
      case NULL -> Type.nullValue();
      case UNKNOWN -> Type.unknown();
    };
  }

  /** The type with literals and lengths forgotten, kinds and fields kept. */
  static Type generalised(Type type) {
    if (type.isUnknown()) {
      return type;
    }
    Type result = Type.never();
    for (ObjectShape shape : type.objects()) {
      result = result.join(Type.of(shape.map(TypeOf::generalised)));
    }
    ArrayShape array = type.array();
    if (array != null) {
      // An empty example does not say what the items of a longer one are.
      Type item = array.max() == 0 ? Type.unknown() : generalised(array.item());
      result = result.join(Types.array(item));
    }
    if (type.strings() != null) {
      result = result.join(Type.string());
    }
    if (type.numbers() != null) {
      result = result.join(Type.number());
    }
    if (type.mayBe(Kind.BOOLEAN)) {
      result = result.join(Type.bool());
    }
    return type.mayBe(Kind.NULL) ? result.join(Type.nullValue()) : result;
  }
}
