package io.steplint.rules.structure;

import io.steplint.asl.PassState;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;

/** A Pass whose constant result looks as if it were computed. */
public final class StaticResult implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "static-result", Category.STRUCTURE, "a path in a Result, which is never evaluated")
          .why("The text of the path arrives in the place of its value")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof PassState pass
          && pass.queryLanguage() == QueryLanguage.JSONPATH
          && pass.result() != null) {
        check(pass.result(), sink);
      }
    }
  }

  private static void check(Node node, Sink sink) {
    ScalarNode scalar = node.asString();
    String text = scalar == null ? null : scalar.literal();
    if (text != null && looksComputed(text)) {
      report(node, sink);
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      array.items().forEach(item -> check(item, sink));
    }
    ObjectNode object = node.asObject();
    if (object != null) {
      for (ObjectNode.Member member : object.members()) {
        if (member.name().endsWith(".$")) {
          report(member.key(), sink);
        } else {
          check(member.value(), sink);
        }
      }
    }
  }

  private static boolean looksComputed(String text) {
    return text.startsWith("$.")
        || text.startsWith("$$.")
        || (text.startsWith("States.") && text.endsWith(")"));
  }

  private static void report(Node node, Sink sink) {
    sink.at(node)
        .message("Result is static: this is passed on as it stands, although it looks computed")
        .help("use Parameters instead of Result")
        .awsCode("PASS_RESULT_IS_STATIC")
        .must();
  }
}
