package io.steplint.integration.results;

import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import java.util.Map;
import java.util.function.Function;

/** Reads one shape in the notation of {@code shapes.txt}. */
final class ShapeReader {

  private final String text;
  private final Map<String, String> named;
  private final Function<String, Type> holes;
  private int at;

  ShapeReader(String text, Map<String, String> named, Function<String, Type> holes) {
    this.text = text;
    this.named = named;
    this.holes = holes;
  }

  /**
   * @throws IllegalArgumentException if the text is no shape
   */
  Type read() {
    Type type = alternatives();
    skipBlanks();
    if (at < text.length()) {
      throw unexpected();
    }
    return type;
  }

  private Type alternatives() {
    Type type = term();
    while (take('|')) {
      type = type.join(term());
    }
    return type;
  }

  private Type term() {
    skipBlanks();
    switch (peek()) {
      case '"':
        return Type.literal(quoted());
      case '[':
        at++;
        Type element = alternatives();
        expect(']');
        return Types.array(element);
      case '{':
        at++;
        return object();
      case '<':
        at++;
        String hole = word();
        expect('>');
        return holes.apply(hole);
      case '@':
        at++;
        return new ShapeReader(definition(word()), named, holes).read();
      default:
        return named(word());
    }
  }

  private Type named(String word) {
    switch (word) {
      case "any":
        return Type.unknown();
      case "string":
        return Type.string();
      case "int":
        return Type.integer();
      case "number":
        return Type.number();
      case "boolean":
        return Type.bool();
      case "null":
        return Type.nullValue();
      case "timestamp":
        return Types.timestamp();
      case "numeric":
        return Types.numericText();
      case "json":
        expect('(');
        Type content = alternatives();
        expect(')');
        return Types.jsonText(content);
      default:
        throw unexpected();
    }
  }

  private Type object() {
    ObjectBuilder object = Types.object();
    Type rest = members(object);
    expect('}');
    return rest.isNever() ? object.closed() : object.open(rest);
  }

  /** Reads fields up to the end of the object or of the group; gives the type of all others. */
  private Type members(ObjectBuilder object) {
    Type rest = Type.never();
    do {
      skipBlanks();
      if (at >= text.length() || peek() == '}') {
        break;
      }
      rest = rest.join(member(object));
    } while (take(','));
    return rest;
  }

  private Type member(ObjectBuilder object) {
    if (peek() == '@') {
      at++;
      return new ShapeReader(definition(word()), named, holes).members(object);
    }
    if (peek() == '^') {
      at++;
      model(object);
      return Type.never();
    }
    if (take('*')) {
      expect(':');
      return alternatives();
    }
    if (text.startsWith("...", at)) {
      at += 3;
      return Type.unknown();
    }
    String name = word();
    boolean optional = take('?');
    take('?');
    expect(':');
    if (optional) {
      object.optional(name, alternatives());
    } else {
      object.required(name, alternatives());
    }
    return Type.never();
  }

  /** Fields that the model of a service lists. Optimized integrations write times as numbers. */
  private void model(ObjectBuilder object) {
    String service = word();
    expect('.');
    String name = word();
    ModelTypes model = ModelTypes.of(service, Type.integer());
    if (model == null) {
      throw new IllegalArgumentException("no service is named " + service);
    }
    model.addTo(object, name);
  }

  private String definition(String name) {
    String definition = named.get(name);
    if (definition == null) {
      throw new IllegalArgumentException("no shape is named " + name);
    }
    return definition;
  }

  private String quoted() {
    int end = text.indexOf('"', at + 1);
    if (end < 0) {
      throw unexpected();
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return value;
  }

  private String word() {
    int start = at;
    while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
      at++;
    }
    if (start == at) {
      throw unexpected();
    }
    return text.substring(start, at);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean take(char wanted) {
    skipBlanks();
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!take(wanted)) {
      throw unexpected();
    }
  }

  private void skipBlanks() {
    while (peek() == ' ') {
      at++;
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("no shape at offset " + at + ": " + text);
  }
}
