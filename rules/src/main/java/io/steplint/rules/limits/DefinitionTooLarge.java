package io.steplint.rules.limits;

import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;

/** A definition of more than 1 MiB. */
public final class DefinitionTooLarge implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "definition-too-large",
              Category.LIMITS,
              "a definition larger than Step Functions accepts")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int MAX_LENGTH = 1_048_576;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    ObjectNode node = machine.definition().node();
    String path = node.source().path();
    boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
    // JSON is deployed as it stands, with its blanks; of YAML only the values are.
    int length = yaml ? lengthAsJson(node, 0) : node.end() - node.start();
    if (length > MAX_LENGTH) {
      Places.at(sink, machine, Pointer.ROOT, node)
          .message("The definition has more than " + MAX_LENGTH + " characters")
          .help("move parts of it into machines of their own")
          .must();
    }
  }

  /** At least this many characters, once more than are allowed are counted. */
  private static int lengthAsJson(Node node, int before) {
    int length = before + 2;
    ObjectNode object = node.asObject();
    ArrayNode array = node.asArray();
    ScalarNode scalar = node.asScalar();
    if (scalar != null) {
      return length + scalar.string().length();
    }
    if (object != null) {
      for (ObjectNode.Member member : object.members()) {
        if (length > MAX_LENGTH) {
          return length;
        }
        length = lengthAsJson(member.value(), length + member.name().length() + 4);
      }
    }
    if (array != null) {
      for (Node item : array.items()) {
        if (length > MAX_LENGTH) {
          return length;
        }
        length = lengthAsJson(item, length + 1);
      }
    }
    return length;
  }
}
