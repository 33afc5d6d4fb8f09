package io.steplint.template.draft;

import io.steplint.source.ArrayNode;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.MachineSettings;
import io.steplint.workspace.MachineSettings.Log;
import io.steplint.workspace.MachineSettings.LogLevel;
import io.steplint.workspace.Setting;
import io.steplint.workspace.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log, the traces and the key of a state machine, whatever case and separators a form
 * writes their fields in, and whether it writes a block as an object or as a list of one.
 */
public final class SettingsReader {

  /** Where the settings of a machine are found. */
  @FunctionalInterface
  public interface Fields {

    /** The evaluated value of a field, or null where the machine does not have it. */
    @Nullable Node value(String name);
  }

  /** Where the forms name the group of a log. */
  private static final Set<String> GROUP_FIELDS = Set.of("loggrouparn", "logdestination");

  /** The groups of a log stand at most in an object of an object of a list of an object. */
  private static final int MAX_DEPTH = 6;

  private static final String DECIDED_LATER = " is decided only by the deployment";

  private final String logging;
  private final String tracing;
  private final String encryption;

  /** The names of the three fields. */
  public SettingsReader(String logging, String tracing, String encryption) {
    this.logging = logging;
    this.tracing = tracing;
    this.encryption = encryption;
  }

  /**
   * The settings of a machine.
   *
   * @param machine where the machine is declared
   */
  public MachineSettings read(Fields fields, Location machine) {
    return new MachineSettings(
        logging(fields.value(logging), machine),
        tracing(fields.value(tracing), machine),
        encryption(fields.value(encryption), machine),
        true);
  }

  private static Setting<Log> logging(@Nullable Node written, Location machine) {
    if (isAbsent(written)) {
      return Setting.none();
    }
    Block block = Block.of(written);
    Node level = block.value("level");
    if (block.isOpen() || isOpen(level)) {
      return hidden("Whether the machine writes a log", place(level, written, machine));
    }
    String literal = Nodes.literal(level);
    if (literal == null) {
      return Setting.none();
    }
    return switch (literal.toUpperCase(Locale.ROOT)) {
      case "ALL" -> log(LogLevel.ALL, written);
      case "ERROR" -> log(LogLevel.ERROR, written);
      case "FATAL" -> log(LogLevel.FATAL, written);
      default -> Setting.none();
    };
  }

  private static Setting<Log> log(LogLevel level, @Nullable Node written) {
    List<ScalarNode> groups = new ArrayList<>();
    if (written != null) {
      groups(written, groups, 0);
    }
    return Setting.known(new Log(level, groups));
  }

  private static void groups(Node node, List<ScalarNode> groups, int depth) {
    ObjectNode object = node.asObject();
    ArrayNode array = node.asArray();
    if (object != null && depth < MAX_DEPTH) {
      for (Member member : object.members()) {
        ScalarNode value = member.value().asString();
        if (value != null && GROUP_FIELDS.contains(plain(member.name()))) {
          groups.add(value);
        } else {
          groups(member.value(), groups, depth + 1);
        }
      }
    } else if (array != null && depth < MAX_DEPTH) {
      array.items().forEach(item -> groups(item, groups, depth + 1));
    }
  }

  /** A field's name without separators, in small letters. */
  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static Setting<Boolean> tracing(@Nullable Node written, Location machine) {
    if (isAbsent(written)) {
      return Setting.none();
    }
    Block block = Block.of(written);
    Node enabled = block.value("enabled");
    if (block.isOpen() || isOpen(enabled)) {
      return hidden("Whether the machine sends traces", place(enabled, written, machine));
    }
    return "true".equalsIgnoreCase(Nodes.literal(enabled)) ? Setting.known(true) : Setting.none();
  }

  private static Setting<Text> encryption(@Nullable Node written, Location machine) {
    if (isAbsent(written)) {
      return Setting.none();
    }
    Block block = Block.of(written);
    Node type = block.value("type");
    Node key = block.value("kmskeyid");
    if ("AWS_OWNED_KEY".equals(Nodes.literal(type))) {
      return Setting.none();
    }
    Text arn = Nodes.text(key);
    if (block.isOpen() || isOpen(type) || (key != null && arn == null)) {
      return hidden("The key of the machine", place(key, written, machine));
    }
    return arn == null ? Setting.none() : Setting.known(arn);
  }

  private static boolean isAbsent(@Nullable Node written) {
    ScalarNode scalar = written == null ? null : written.asScalar();
    return written == null || (scalar != null && scalar.isNull());
  }

  private static <T> Setting<T> hidden(String what, Location place) {
    return Setting.unknown(Unseen.What.SETTING, what + DECIDED_LATER, place);
  }

  private static Location place(@Nullable Node inner, @Nullable Node outer, Location machine) {
    return inner != null ? inner.location() : outer != null ? outer.location() : machine;
  }

  /** Whether only a deployment decides what a value is. */
  private static boolean isOpen(@Nullable Node value) {
    Text text = Nodes.text(value);
    return value != null && !isAbsent(value) && (text == null || text.literal() == null);
  }

  /** A block of settings: the fields by their names without separators, in small letters. */
  private record Block(@Nullable ObjectNode object, boolean isOpen) {

    static Block of(@Nullable Node written) {
      Node node = written;
      ArrayNode list = node == null ? null : node.asArray();
      if (list != null) {
        if (list.items().isEmpty()) {
          return new Block(null, false);
        }
        node = list.items().get(0);
      }
      ObjectNode object = node == null ? null : node.asObject();
      return new Block(object, object == null);
    }

    @Nullable Node value(String name) {
      if (object != null) {
        for (Member member : object.members()) {
          if (plain(member.name()).equals(name)) {
            return member.value();
          }
        }
      }
      return null;
    }
  }
}
