package io.steplint.asl;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads payload templates and single computed fields. Recursion is as deep as the document, which
 * its reader has bounded.
 */
final class PayloadTemplateReader {

  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";
  private static final String PATH_KEY = ".$";

  private PayloadTemplateReader() {}

  /** The template that a value is in a query language; null where there is no value. */
  static @Nullable PayloadTemplate read(
      @Nullable Node node, Pointer pointer, QueryLanguage language) {
    if (node == null) {
      return null;
    }
    return switch (language) {
      case JSONPATH -> jsonPath(node, pointer);
      case JSONATA -> jsonata(node, pointer);
      case UNKNOWN -> new PayloadTemplate.Opaque(node, pointer);
    };
  }

  /** The value of a field that is written out, or given by the path in a field of another name. */
  static @Nullable PayloadTemplate field(
      ObjectNode owner, Pointer pointer, String name, QueryLanguage language) {
    Node value = owner.get(name);
    if (value != null) {
      return read(value, pointer.child(name), language);
    }
    String pathName = name + "Path";
    Node path = owner.get(pathName);
    if (path == null || language == QueryLanguage.JSONATA) {
      return null;
    }
    return expressionOf(path, pointer.child(pathName));
  }

  private static PayloadTemplate jsonPath(Node node, Pointer pointer) {
    ObjectNode object = node.asObject();
    if (object != null) {
      List<PayloadTemplate.Member> members = new ArrayList<>(object.members().size());
      for (ObjectNode.Member member : object.members()) {
        String key = member.name();
        if (isLast(object, member)) {
          Pointer at = pointer.child(key);
          members.add(
              key.endsWith(PATH_KEY)
                  ? new PayloadTemplate.Member(
                      member.key(),
                      key.substring(0, key.length() - PATH_KEY.length()),
                      expressionOf(member.value(), at))
                  : new PayloadTemplate.Member(member.key(), key, jsonPath(member.value(), at)));
        }
      }
      return new PayloadTemplate.ObjectTemplate(object, pointer, members);
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      List<PayloadTemplate> items = new ArrayList<>(array.items().size());
      for (int i = 0; i < array.items().size(); i++) {
        items.add(jsonPath(array.items().get(i), pointer.child(i)));
      }
      return new PayloadTemplate.ArrayTemplate(array, pointer, items);
    }
    ScalarNode scalar = node.asScalar();
    return scalar != null && scalar.isUnknown()
        ? new PayloadTemplate.Opaque(node, pointer)
        : new PayloadTemplate.Literal(node, pointer);
  }

  private static PayloadTemplate expressionOf(Node node, Pointer pointer) {
    ScalarNode text = node.asString();
    return text == null
        ? new PayloadTemplate.Opaque(node, pointer)
        : new PayloadTemplate.Evaluated(Expression.ofPathOrIntrinsic(text, pointer));
  }

  private static PayloadTemplate jsonata(Node node, Pointer pointer) {
    ObjectNode object = node.asObject();
    if (object != null) {
      List<PayloadTemplate.Member> members = new ArrayList<>(object.members().size());
      for (ObjectNode.Member member : object.members()) {
        String key = member.name();
        if (isLast(object, member)) {
          PayloadTemplate value = jsonata(member.value(), pointer.child(key));
          members.add(new PayloadTemplate.Member(member.key(), key, value));
        }
      }
      return new PayloadTemplate.ObjectTemplate(object, pointer, members);
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      List<PayloadTemplate> items = new ArrayList<>(array.items().size());
      for (int i = 0; i < array.items().size(); i++) {
        items.add(jsonata(array.items().get(i), pointer.child(i)));
      }
      return new PayloadTemplate.ArrayTemplate(array, pointer, items);
    }
    ScalarNode scalar = (ScalarNode) node;
    if (scalar.isUnknown()) {
      return new PayloadTemplate.Opaque(node, pointer);
    }
    if (!scalar.isString()) {
      return new PayloadTemplate.Literal(node, pointer);
    }
    return switch (delimited(scalar.text())) {
      case YES -> new PayloadTemplate.Evaluated(Expression.ofJsonata(scalar, pointer));
      case NO -> new PayloadTemplate.Literal(node, pointer);
      case MAYBE -> new PayloadTemplate.Opaque(node, pointer);
    };
  }

  private static boolean isLast(ObjectNode object, ObjectNode.Member member) {
    return object.member(member.name()) == member;
  }

  private enum Delimited {
    YES,
    NO,
    MAYBE
  }

  /** Whether a text stands between the delimiters of JSONata, for all that is known of it. */
  private static Delimited delimited(Text text) {
    String literal = text.literal();
    if (literal != null) {
      return literal.length() >= OPEN.length() + CLOSE.length()
              && literal.startsWith(OPEN)
              && literal.endsWith(CLOSE)
          ? Delimited.YES
          : Delimited.NO;
    }
    List<Part> parts = text.parts();
    Part first = parts.get(0);
    Part last = parts.get(parts.size() - 1);
    boolean opens = text.startsWith(OPEN);
    boolean closes = text.endsWith(CLOSE);
    if (opens && closes) {
      return Delimited.YES;
    }
    boolean mayOpen = opens || !(first instanceof Literal l) || OPEN.startsWith(l.value());
    boolean mayClose = closes || !(last instanceof Literal l) || CLOSE.endsWith(l.value());
    return mayOpen && mayClose ? Delimited.MAYBE : Delimited.NO;
  }
}
