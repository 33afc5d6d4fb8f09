package io.steplint.template.draft;

import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.KnownStart.Form;
import io.steplint.workspace.KnownStart.Sent;
import org.jspecify.annotations.Nullable;

/** Reads what rules, schedules and APIs send to a machine, as every form of template writes it. */
public final class StartInputs {

  private StartInputs() {}

  /**
   * What the target of a rule or schedule receives: the first of these that is given, else the
   * event itself.
   *
   * @param constant JSON as text
   * @param path a JSONPath into the event
   * @param template a text into which parts of the event are put
   */
  public static Sent of(@Nullable Node constant, @Nullable Node path, @Nullable Node template) {
    if (constant != null) {
      Node value = json(constant);
      return value == null ? Sent.UNKNOWN : new Sent(Form.CONSTANT, value);
    }
    if (path != null) {
      return path.asString() == null ? Sent.UNKNOWN : new Sent(Form.PATH, path);
    }
    if (template != null) {
      return template.asString() == null ? Sent.UNKNOWN : new Sent(Form.TEMPLATE, template);
    }
    return Sent.EVENT;
  }

  /** A string as a text of its own, with the references of one that functions put together. */
  private static EmbeddedSource embedded(ScalarNode text) {
    return text.text().isLiteral()
        ? EmbeddedSource.of(text)
        : EmbeddedSource.in(text.source().file())
            .replacement(text.text(), text.source(), text.start(), text.end())
            .build();
  }

  /** The value of JSON that stands as text, or as values; null where it is not known. */
  private static @Nullable Node json(Node written) {
    ScalarNode text = written.asString();
    if (text == null) {
      return written.asScalar() == null ? written : null;
    }
    if (text.text().reference() != null) {
      return null;
    }
    Document document = JsonReader.read(embedded(text));
    return document.problems().isEmpty() ? document.root() : null;
  }

  /**
   * The machine and the input of a request that a method of an API makes.
   *
   * @param machine the ARN of the machine
   * @param sent what the execution receives
   */
  public record Request(Text machine, Sent sent) {}

  /** The request that the mapping template of a method writes, or null where it shows none. */
  public static @Nullable Request request(@Nullable Node template) {
    ScalarNode text = template == null ? null : template.asString();
    if (text == null) {
      return null;
    }
    Node root = JsonReader.read(embedded(text)).root();
    ObjectNode request = root == null ? null : root.asObject();
    Text machine = request == null ? null : Nodes.text(request.get("stateMachineArn"));
    Node input = request == null ? null : request.get("input");
    if (machine == null) {
      return null;
    }
    String literal = Nodes.literal(input);
    boolean open = literal == null || literal.contains("$");
    return new Request(
        machine, input == null || open ? of(null, null, input) : of(input, null, null));
  }
}
