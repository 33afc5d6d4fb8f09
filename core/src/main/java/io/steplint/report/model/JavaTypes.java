package io.steplint.report.model;

import io.steplint.flow.MachineFlow;
import io.steplint.type.ArrayShape;
import io.steplint.type.Field;
import io.steplint.type.Kind;
import io.steplint.type.Numbers;
import io.steplint.type.ObjectShape;
import io.steplint.type.Type;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A final class per machine that holds records for its input and output, whose components have the
 * names of the fields as far as Java takes them. What Java has no type for, such as a union or a
 * value of which nothing is known, is an {@code Object}; what may be missing or null is a type that
 * may be null.
 */
final class JavaTypes {

  /** Records inside records; deeper values are maps. */
  private static final int MAX_DEPTH = 20;

  private static final int MAX_LINE = 80;

  /** Words that name nothing in Java, and methods that a record has already. */
  private static final Set<String> RESERVED =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends final finally float for goto if implements import"
                  + " instanceof int interface long native new package private protected public"
                  + " return short static strictfp super switch synchronized this throw throws"
                  + " transient try void volatile while true false null clone finalize getClass"
                  + " hashCode notify notifyAll toString wait")
              .split(" "));

  private final StringBuilder records = new StringBuilder();
  private final Identifiers names = new Identifiers();

  private JavaTypes() {}

  static void write(List<MachineFlow> machines, Writer out) throws IOException {
    Identifiers classes = new Identifiers();
    String separator = "";
    for (MachineFlow machine : machines) {
      JavaTypes types = new JavaTypes();
      String name = classes.typeName(machine.machine().name());
      types.names.once(name);
      types.top("Input", machine.input());
      types.top("Output", machine.output());
      out.append(separator)
          .append("/** What ")
          .append(Escapes.blockComment(machine.machine().name()))
          .append(" receives and returns: ")
          .append(Escapes.blockComment(machine.machine().definitionFile()))
          .append(". */\n")
          .append(machines.size() == 1 ? "public final class " : "final class ")
          .append(name)
          .append(" {\n\n  private ")
          .append(name)
          .append("() {}\n")
          .append(types.records)
          .append("}\n");
      separator = "\n";
    }
  }

  /** A record of that name; one of a single component where the value is no object. */
  private void top(String name, Type type) {
    if (isRecord(type)) {
      record(names.once(name), type.objects().get(0), 0);
    } else {
      String reserved = names.once(name);
      append(reserved, List.of(typeOf(type, name + "Value", 0) + " value"));
    }
  }

  private void record(String name, ObjectShape shape, int depth) {
    Identifiers members = new Identifiers();
    List<String> components = new ArrayList<>();
    for (Map.Entry<String, Field> entry : shape.fields().entrySet()) {
      Field field = entry.getValue();
      if (!field.isAbsent()) {
        String component = members.once(componentName(entry.getKey()));
        String type = typeOf(field.type(), name + capital(component), depth + 1);
        String renamed =
            component.equals(entry.getKey())
                ? ""
                : "/* " + Escapes.blockComment(entry.getKey()) + " */ ";
        components.add(renamed + type + " " + component);
      }
    }
    if (!shape.isClosed()) {
      records.append("\n  /** There may be fields besides these. */");
    }
    append(name, components);
  }

  private void append(String name, List<String> components) {
    String line = String.join(", ", components);
    boolean fits = line.length() + name.length() <= MAX_LINE;
    records
        .append("\n  public record ")
        .append(name)
        .append(fits ? "(" : "(\n      ")
        .append(fits ? line : String.join(",\n      ", components))
        .append(") {}\n");
  }

  private String typeOf(Type type, String name, int depth) {
    Type present = type.without(Kind.NULL).present();
    if (present.isNever() || present.isUnknown()) {
      return "Object";
    }
    if (present.mustBe(Kind.STRING)) {
      return "String";
    }
    if (present.mustBe(Kind.BOOLEAN)) {
      return "Boolean";
    }
    Numbers numbers = present.numbers();
    if (numbers != null && present.mustBe(Kind.NUMBER)) {
      return numbers.isInteger() ? "Long" : "java.math.BigDecimal";
    }
    ArrayShape array = present.array();
    if (array != null && present.mustBe(Kind.ARRAY)) {
      Type item = array.item();
      for (Type first : array.prefix()) {
        item = item.join(first);
      }
      return depth > MAX_DEPTH
          ? "java.util.List<Object>"
          : "java.util.List<" + typeOf(item, name + "Item", depth + 1) + ">";
    }
    if (isRecord(present) && depth <= MAX_DEPTH) {
      String own = names.once(name);
      record(own, present.objects().get(0), depth);
      return own;
    }
    return present.mustBe(Kind.OBJECT) ? "java.util.Map<String, Object>" : "Object";
  }

  /** Whether a value is an object of which fields are known; else it is a map. */
  private static boolean isRecord(Type type) {
    Type present = type.without(Kind.NULL).present();
    if (present.isUnknown() || !present.mustBe(Kind.OBJECT) || present.objects().size() != 1) {
      return false;
    }
    ObjectShape shape = present.objects().get(0);
    return shape.isClosed() || shape.fields().values().stream().anyMatch(f -> !f.isAbsent());
  }

  private static String componentName(String field) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9';
      name.append(letter || (digit && name.length() > 0) ? c : '_');
    }
    if (name.length() == 0 || name.toString().equals("_")) {
      return "field";
    }
    String plain = name.toString();
    return RESERVED.contains(plain) ? plain + "_" : plain;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
