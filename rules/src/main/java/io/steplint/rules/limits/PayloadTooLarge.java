package io.steplint.rules.limits;

import io.steplint.asl.PassState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
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
import org.jspecify.annotations.Nullable;

/** A payload of more than 256 KiB that the definition writes out. */
public final class PayloadTooLarge implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "payload-too-large",
              Category.LIMITS,
              "a constant value larger than the 256 KiB that a state may pass on")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** The quota in bytes of UTF-8. Source: the developer guide, quotas. */
  private static final int MAX_BYTES = 262_144;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (!machine.flow().of(state).reachable()) {
        continue;
      }
      if (state instanceof PassState pass && pass.result() != null && !pass.resultPath().isNull()) {
        report(pass.result(), state.pointer().child("Result"), machine, sink);
      }
      template(state.parameters(), machine, sink);
      template(state.arguments(), machine, sink);
      template(state.output(), machine, sink);
      template(state.assign(), machine, sink);
    }
  }

  private static void template(
      @Nullable PayloadTemplate template, MachineFacts machine, Sink sink) {
    if (template != null) {
      report(template.node(), template.pointer(), machine, sink);
    }
  }

  private static void report(Node node, Pointer pointer, MachineFacts machine, Sink sink) {
    if (bytes(node, 0) > MAX_BYTES) {
      Places.at(sink, machine, pointer, node)
          .message("This value takes more than " + MAX_BYTES + " bytes")
          .why("The execution fails with States.DataLimitExceeded")
          .help("put it into a bucket of S3, and hand on where it is")
          .must();
    }
  }

  /**
   * At least so many bytes the value takes as JSON, once more than are allowed are counted; what is
   * evaluated is taken for nothing.
   */
  private static int bytes(Node node, int before) {
    ScalarNode scalar = node.asScalar();
    ObjectNode object = node.asObject();
    ArrayNode array = node.asArray();
    int sum = before;
    if (scalar != null) {
      String literal = scalar.isString() ? scalar.literal() : null;
      return literal == null || literal.startsWith("{%") ? sum : sum + utf8(literal) + 2;
    }
    if (object != null) {
      for (ObjectNode.Member member : object.members()) {
        String key = member.key().string();
        if (sum > MAX_BYTES) {
          return sum;
        }
        if (!key.endsWith(".$")) {
          sum = bytes(member.value(), sum + utf8(key) + 3);
        }
      }
    } else if (array != null) {
      for (Node item : array.items()) {
        if (sum > MAX_BYTES) {
          return sum;
        }
        sum = bytes(item, sum);
      }
    }
    return sum;
  }

  private static int utf8(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
