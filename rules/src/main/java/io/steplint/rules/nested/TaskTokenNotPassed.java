package io.steplint.rules.nested;

import io.steplint.asl.Expression;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.Fix;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Mend;
import io.steplint.rules.Places;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Task that waits for a token which nobody receives. */
public final class TaskTokenNotPassed implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "task-token-not-passed",
              Category.NESTED,
              "a Task that waits for a task token and does not send one")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (!(state instanceof TaskState task)
          || task.resource().pattern() != TaskResource.Pattern.WAIT_FOR_TASK_TOKEN) {
        continue;
      }
      ScalarNode resource = task.resourceNode();
      PayloadTemplate sent = task.isJsonata() ? task.arguments() : task.parameters();
      // Without parameters the input itself is sent, which cannot hold the token of this Task.
      if (resource != null && (sent == null || !mayCarryToken(sent))) {
        FindingBuilder finding =
            sent == null
                ? sink.at(resource)
                : Places.at(sink, machine, sent.pointer(), sent.node())
                    .related(resource.location(), "the Task waits because of this");
        finding
            .message("The Task waits for its token, and nothing that it sends carries the token")
            .why("Nobody can answer: the execution waits until the Task times out, if it ever does")
            .help(
                task.isJsonata()
                    ? "send \"{% $states.context.Task.Token %}\" in Arguments"
                    : "send \"token.$\": \"$$.Task.Token\" in Parameters")
            .fix(sent == null ? null : fix(sent, task.isJsonata()))
            .must();
      }
    }
  }

  /** The fields of calls whose content reaches whoever has to answer. */
  private static final List<String> PAYLOADS =
      List.of("Input", "Payload", "MessageBody", "Message", "Detail");

  /** The token in the payload that the call sends, or null where it is not to be seen which is. */
  private static @Nullable Fix fix(PayloadTemplate sent, boolean jsonata) {
    for (String name : PAYLOADS) {
      PayloadTemplate payload = sent.member(name);
      ObjectNode object = payload == null ? null : payload.node().asObject();
      if (payload != null && payload.kind() == PayloadTemplate.Kind.OBJECT && object != null) {
        return Mend.add(
            "Send the task token in " + name,
            true,
            object,
            jsonata ? "TaskToken" : "TaskToken.$",
            jsonata ? "\"{% $states.context.Task.Token %}\"" : "\"$$.Task.Token\"");
      }
    }
    return null;
  }

  private static boolean mayCarryToken(PayloadTemplate template) {
    return switch (template.kind()) {
      case LITERAL -> {
        ScalarNode scalar = template.scalar();
        yield scalar != null && scalar.isUnknown();
      }
      case OPAQUE -> true;
      case EXPRESSION -> {
        Expression expression = template.expression();
        yield expression == null || mayCarryToken(expression);
      }
      case OBJECT ->
          ((PayloadTemplate.ObjectTemplate) template)
              .members().stream().anyMatch(member -> mayCarryToken(member.value()));
      case ARRAY ->
          ((PayloadTemplate.ArrayTemplate) template)
              .items().stream().anyMatch(TaskTokenNotPassed::mayCarryToken);
    };
  }

  private static boolean mayCarryToken(Expression expression) {
    if (!expression.isKnown() || expression.problem() != null) {
      return true;
    }
    String text = expression.text();
    if (expression.kind() == Expression.Kind.JSONATA) {
      return text.contains("Task")
          || endsPath(text, "$states")
          || endsPath(text, "$states.context");
    }
    return text.contains("$$.Task") || text.contains("$$['Task']") || endsPath(text, "$$");
  }

  /** Whether a path is taken as a whole somewhere: it is there, and no step follows. */
  private static boolean endsPath(String text, String path) {
    for (int at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
      int end = at + path.length();
      if (end == text.length()
          || (text.charAt(end) != '.' && !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
