package io.steplint.rules.query;

import io.steplint.asl.FailState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.PayloadTemplates;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/** A text that looks like a path or an intrinsic function where nothing is evaluated. */
public final class PathNotEvaluated implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("path-not-evaluated", Category.QUERY, "a path that is passed on as a text")
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
      if (state.queryLanguage() == QueryLanguage.JSONPATH) {
        for (PayloadTemplate template : PayloadTemplates.of(state)) {
          check(template, KEY, sink);
        }
        if (state instanceof FailState fail) {
          single(fail.error(), "use ErrorPath", sink);
          single(fail.cause(), "use CausePath", sink);
        }
      } else if (state.isJsonata()) {
        for (PayloadTemplate template : PayloadTemplates.of(state)) {
          check(template, "write it in JSONata, between '{%' and '%}'", sink);
        }
      }
    }
  }

  private static void single(@Nullable PayloadTemplate template, String help, Sink sink) {
    if (template != null) {
      check(template, help, sink);
    }
  }

  private static void check(PayloadTemplate template, String help, Sink sink) {
    switch (template.kind()) {
      case OBJECT -> {
        for (PayloadTemplate.Member member :
            ((PayloadTemplate.ObjectTemplate) template).members()) {
          check(member.value(), help, sink);
        }
      }
      case ARRAY -> {
        String inArray = help.equals(KEY) ? "build the array with States.Array" : help;
        for (PayloadTemplate item : ((PayloadTemplate.ArrayTemplate) template).items()) {
          check(item, inArray, sink);
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
  }

  private static final String KEY = "end the key with '.$' to pass the value it leads to";
}
