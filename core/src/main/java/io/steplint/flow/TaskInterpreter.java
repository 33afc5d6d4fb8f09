package io.steplint.flow;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.integration.results.TaskResults;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.type.JsonText;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.typing.Happens;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import org.jspecify.annotations.Nullable;

/** What Tasks return; those that start executions return what their child does. */
final class TaskInterpreter {

  private final MachineCalls calls;

  TaskInterpreter(MachineCalls calls) {
    this.calls = calls;
  }

  /** The result of a Task that is called with {@code arguments}; never where it cannot succeed. */
  Type run(TaskState state, StateEvaluator effective, Type arguments, Scope scope) {
    TaskResource resource = state.resource();
    TaskResults.Child child = child(state, effective, arguments, scope);
    if (child == null) {
      return Type.never();
    }
    Type result = TaskResults.success(resource, arguments, child);
    TaskResource.Pattern pattern = resource.pattern();
    boolean waits = pattern == TaskResource.Pattern.SYNC || pattern == TaskResource.Pattern.SYNC_2;
    if (waits && TaskTokens.in(template(state)) != Happens.NO) {
      // Recorded: whoever holds the token can finish such a Task, with any result.
      return Type.unknown();
    }
    return result;
  }

  private static @Nullable PayloadTemplate template(TaskState state) {
    return state.isJsonata() ? state.arguments() : state.parameters();
  }

  /** What is known of the child; null where it cannot be started. */
  private TaskResults.@Nullable Child child(
      TaskState state, StateEvaluator effective, Type arguments, Scope scope) {
    TaskResource resource = state.resource();
    boolean synchronousCall = isSdk(resource, "startSyncExecution");
    if (resource.isOptimized("states", "startExecution")
        || isSdk(resource, "startExecution")
        || synchronousCall) {
      Type input = input(arguments);
      if (input.isNever() && !arguments.isNever()) {
        noJson(state, effective, arguments);
        return null;
      }
      StateMachine machine = machine(state, arguments, scope.run().machine);
      Type name = field(arguments, "Name").only(Kind.STRING);
      boolean asks =
          synchronousCall
              || resource.pattern() == TaskResource.Pattern.SYNC
              || resource.pattern() == TaskResource.Pattern.SYNC_2;
      // A child is followed even where nobody waits for it: what it is sent may not be enough.
      Type output =
          machine == null ? Type.unknown() : calls.output(scope.run(), state, machine, input);
      if (synchronousCall && machine != null && machine.type() == MachineType.STANDARD) {
        return null; // the service refuses the call
      }
      return of(machine, input, asks ? output : Type.unknown(), name);
    }
    if (isSdk(resource, "describeExecution")) {
      StateMachine machine = executed(field(arguments, "ExecutionArn"));
      Type output = machine == null ? Type.unknown() : calls.output(scope.run(), machine);
      return of(machine, Type.unknown(), output, Type.string());
    }
    return TaskResults.Child.UNKNOWN;
  }

  private static void noJson(TaskState state, StateEvaluator effective, Type arguments) {
    PayloadTemplate template = template(state);
    PayloadTemplate input = template == null ? null : template.member("Input");
    if (input == null) {
      return; // the whole of what is sent is one expression: its value is judged where it is made
    }
    boolean sdk = state.resource() instanceof TaskResource.SdkIntegration;
    effective
        .flaws()
        .wrongKind(
            input,
            Happens.MUST,
            (sdk ? "Sfn." : "StepFunctions.") + "InvalidExecutionInputException",
            field(arguments, "Input"),
            "a text that is JSON");
  }

  private static TaskResults.Child of(
      @Nullable StateMachine machine, Type input, Type output, Type name) {
    return new TaskResults.Child(
        input,
        output,
        machine == null ? Type.string() : Types.executionArn(machine.key()),
        machine == null ? Type.string() : Types.machineArn(machine.key()),
        name.isNever() ? Type.string() : name);
  }

  private static boolean isSdk(TaskResource resource, String operation) {
    return resource instanceof TaskResource.SdkIntegration sdk
        && sdk.service().equals("sfn")
        && sdk.operation().equals(operation);
  }

  /** The machine that a Task starts, or null. */
  private @Nullable StateMachine machine(TaskState state, Type arguments, StateMachine caller) {
    PayloadTemplate template = template(state);
    PayloadTemplate member = template == null ? null : template.member("StateMachineArn");
    ScalarNode scalar = member == null ? null : member.scalar();
    if (member != null && scalar != null && member.expression() == null) {
      return scalar.isString() ? calls.find(scalar.text(), caller) : null;
    }
    Strings arn = field(arguments, "StateMachineArn").strings();
    if (arn == null) {
      return null;
    }
    String literal = arn.single();
    if (literal != null) {
      return calls.find(Text.of(literal), caller);
    }
    String key = arn.facts().machineArn();
    return key == null ? null : calls.find(key);
  }

  private @Nullable StateMachine executed(Type arn) {
    Strings strings = arn.strings();
    String key = strings == null ? null : strings.facts().executionArn();
    return key == null ? null : calls.find(key);
  }

  /** The values of an argument; never where it is not there. */
  private static Type field(Type arguments, String name) {
    Type all = Type.never();
    for (ObjectShape shape : arguments.objects()) {
      all = all.join(shape.field(name).type());
    }
    return all;
  }

  /**
   * What a child receives: an object is serialised, a text is taken as JSON, null and nothing are
   * the empty object.
   */
  static Type input(Type arguments) {
    Type received = Type.never();
    if (!arguments.without(Kind.OBJECT).isNever()) {
      return Type.unknown();
    }
    for (ObjectShape shape : arguments.objects()) {
      boolean required = shape.field("Input").isRequired();
      Type input = shape.field("Input").type();
      received = received.join(parsed(input));
      if (!required || input.mayBe(Kind.NULL)) {
        received = received.join(Types.object().closed());
      }
    }
    return received;
  }

  private static Type parsed(Type input) {
    if (input.isUnknown()) {
      return input;
    }
    Type value = input.without(Kind.STRING).without(Kind.NULL);
    Strings strings = input.strings();
    if (strings != null && strings.literals().isEmpty()) {
      Type content = strings.jsonText();
      value = value.join(content == null ? Type.unknown() : content);
    } else if (strings != null) {
      for (String literal : strings.literals()) {
        Type content = JsonText.typeOf(literal);
        value = content == null ? value : value.join(content);
      }
    }
    return value;
  }
}
