package io.steplint.rules.query;

import io.steplint.asl.FailState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.Fix;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Mend;
import io.steplint.rules.PayloadTemplates;
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text that looks like a path or an intrinsic function where nothing is evaluated. */
public final class PathNotEvaluated implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("path-not-evaluated", Category.QUERY, "a path that is passed on as a string")
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
          if (member.value().kind() == PayloadTemplate.Kind.LITERAL) {
            literal(member.value().node(), help, member.key(), sink);
          } else {
            check(member.value(), help, sink);
          }
        }
      }
      case ARRAY -> {
        String inArray = help.equals(KEY) ? "build the array with States.Array" : help;
        for (PayloadTemplate item : ((PayloadTemplate.ArrayTemplate) template).items()) {
          check(item, inArray, sink);
        }
      }
      case LITERAL -> literal(template.node(), help, null, sink);
      case EXPRESSION, OPAQUE -> {}
    }
  }

  /** The fix where the path belongs to a key, in the language of the state. */
  private static @Nullable Fix fix(ScalarNode path, String help, @Nullable ScalarNode key) {
    String text = path.literal();
    if (key == null || text == null) {
      return null;
    }
    if (help.equals(KEY)) {
      return Mend.rename("Pass the value that the path leads to", false, key, key.string() + ".$");
    }
    return PLAIN.matcher(text).matches()
        ? Mend.quoted(
            "Write the path in JSONata", true, path, "{% $states.input" + text.substring(1) + " %}")
        : null;
  }

  private static void literal(Node node, String help, @Nullable ScalarNode key, Sink sink) {
    ScalarNode scalar = node.asString();
    String text = scalar == null ? null : scalar.literal();
    if (scalar != null && text != null && PathLike.isPathOrCall(text)) {
      sink.at(node)
          .message("This is passed on as a text, although it looks like a path or a function")
          .help(help)
          .awsCode("NO_DOLLAR")
          .fix(fix(scalar, help, key))
          .must();
    }
  }

  /** A path of JSONPath that JSONata has in the same words, behind another head. */
  private static final Pattern PLAIN = Pattern.compile("\\$(\\.[A-Za-z_][A-Za-z_0-9]*)+");

  private static final String KEY = "end the key with '.$' to pass the value it leads to";
}
