package io.steplint.rules.query;

import io.steplint.asl.FailState;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.asl.Template;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/** A text that looks like a path or an intrinsic function where nothing is evaluated. */
public final class PathNotEvaluated implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("path-not-evaluated", Category.QUERY, "a path that is passed on as a text")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state.queryLanguage() == QueryLanguage.JSONPATH) {
        for (Template template : Templates.of(state)) {
          check(template, "end the key with '.$' to pass the value it leads to", sink);
        }
        if (state instanceof FailState fail) {
          single(fail.error(), "use ErrorPath", sink);
          single(fail.cause(), "use CausePath", sink);
        }
      } else if (state.isJsonata()) {
        for (Template template : Templates.of(state)) {
          check(template, "write it in JSONata, between '{%' and '%}'", sink);
        }
      }
    }
  }

  private static void single(@Nullable Template template, String help, Sink sink) {
    if (template != null) {
      check(template, help, sink);
    }
  }

  private static void check(Template template, String help, Sink sink) {
    switch (template.kind()) {
      case OBJECT -> {
        for (Template.Member member : ((Template.ObjectTemplate) template).members()) {
          check(member.value(), help, sink);
        }
      }
      case ARRAY -> {
        for (Template item : ((Template.ArrayTemplate) template).items()) {
          check(item, help, sink);
        }
      }
      case LITERAL -> literal(template.node(), help, sink);
      case EXPRESSION, OPAQUE -> {}
    }
  }

  private static void literal(Node node, String help, Sink sink) {
    ScalarNode scalar = node.asString();
    String text = scalar == null ? null : scalar.literal();
    if (text != null && PathLike.isPathOrCall(text)) {
      sink.at(node)
          .message("This is passed on as a text, although it looks like a path or a function")
          .help(help)
          .awsCode("NO_DOLLAR")
          .must();
    }
    ArrayNode array = node.asArray();
    if (array != null) {
      for (Node item : array.items()) {
        literal(item, "build the array with States.Array: nothing in an array is evaluated", sink);
      }
    }
  }
}
