package io.steplint.integration.needs;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskResource.OptimizedIntegration;
import io.steplint.asl.TaskResource.SdkIntegration;
import io.steplint.asl.TaskState;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.RequestContext;
import io.steplint.text.Arns;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one Task needs. */
public final class TaskNeeds {

  private static final List<String> RULE_ACTIONS =
      List.of("events:PutTargets", "events:PutRule", "events:DescribeRule");

  private static final String PASS_ROLE = "iam:PassRole";
  private static final String PASSED_TO = "iam:PassedToService";

  private static final String OPEN_PARAMETERS =
      "It hangs on parameters that only the execution decides";

  private static final String TASK_ROLES =
      "The task definition is not among what was read, so that its roles are not known";

  private final TaskState task;
  private final Caller caller;
  private final Surroundings surroundings;
  private final DefinitionStrings strings;
  private final RequestContext base;
  private final List<Need> needs = new ArrayList<>();

  private TaskNeeds(TaskState task, Caller caller, Surroundings surroundings, RequestContext base) {
    this.task = task;
    this.caller = caller;
    this.surroundings = surroundings;
    this.strings = new DefinitionStrings(caller, task);
    this.base = base;
  }

  /**
   * The needs of a Task, in the order of the documentation.
   *
   * @param base condition keys that every request of the machine has
   */
  public static List<Need> of(
      TaskState task, Caller caller, Surroundings surroundings, RequestContext base) {
    return new TaskNeeds(task, caller, surroundings, base).collect();
  }

  /**
   * What a role of another account, which the Task assumes, needs in its place: all but the managed
   * rule, because a job of another account is only polled.
   */
  public static List<Need> ofAssumedRole(
      TaskState task, Caller caller, Surroundings surroundings, RequestContext base) {
    TaskNeeds assumed = new TaskNeeds(task, caller, surroundings, base);
    assumed.integration();
    assumed.needs.removeIf(need -> need.kind() == NeedKind.MANAGED_RULE);
    return assumed.needs;
  }

  private List<Need> collect() {
    PayloadTemplate credentials = task.credentials();
    if (credentials == null) {
      integration();
      return needs;
    }
    TaskParameters parameters = new TaskParameters(strings, credentials, credentials);
    for (Text role : parameters.values("RoleArn")) {
      Text any =
          Arns.of(
              caller.partition(),
              "iam",
              Text.EMPTY,
              parameters.unknown("account of the role", Domain.SEGMENT),
              Text.of("role/").concat(parameters.unknown("role", Domain.ANY)));
      boolean open = role.reference() != null;
      add(
          NeedKind.CALL,
          Necessity.SURE,
          "",
          "sts:AssumeRole",
          open ? Target.of(role, any) : Target.of(role),
          base.with("sts:ExternalId", caller.arn()));
    }
    return needs;
  }

  private void integration() {
    TaskResource resource = task.resource();
    switch (resource.kind()) {
      case LAMBDA_FUNCTION ->
          add(
              NeedKind.CALL,
              Necessity.SURE,
              "",
              "lambda:InvokeFunction",
              Target.of(resource.text()),
              base);
      case OPTIMIZED_INTEGRATION -> optimized((OptimizedIntegration) resource);
      case SDK_INTEGRATION -> sdk((SdkIntegration) resource);
      case ACTIVITY, UNKNOWN -> {
        // A worker polls an activity with permissions of its own.
      }
    }
  }

  private ResourceForms forms(TaskParameters parameters) {
    return new ResourceForms(caller, surroundings, parameters);
  }

  private TaskParameters parameters() {
    PayloadTemplate root = task.isJsonata() ? task.arguments() : task.parameters();
    return new TaskParameters(
        strings, root, new PayloadTemplate.Opaque(task.node(), task.pointer()));
  }

  private void optimized(OptimizedIntegration integration) {
    TaskParameters parameters = parameters();
    for (NeedTable.Row row : NeedTable.rows(integration.service(), integration.api())) {
      row(row, integration.pattern(), parameters);
    }
    String service = SdkTable.serviceOf(integration.service(), integration.api());
    String operation = SdkTable.operationOf(integration.service(), integration.api());
    for (NeedTable.Row row : ParameterRights.rows(service, operation)) {
      row(row, integration.pattern(), parameters);
    }
    taskRoles(service, operation, parameters);
    passedRoles(service, operation, parameters, true);
    encryptedChild(integration, parameters);
  }

  /** Adds what a row of a table stands for, if it is about this Task. */
  private void row(NeedTable.Row row, TaskResource.Pattern pattern, TaskParameters parameters) {
    Answer applies = row.isFor(pattern) ? applies(row, parameters) : Answer.NO;
    if (applies == Answer.NO) {
      return;
    }
    if (row.kind() == NeedKind.MANAGED_RULE) {
      managedRule(row, parameters);
      return;
    }
    boolean sure = row.necessity() == Necessity.SURE;
    Necessity necessity = applies == Answer.YES || !sure ? row.necessity() : Necessity.POSSIBLE;
    String reason = applies == Answer.YES || !sure ? row.reason() : OPEN_PARAMETERS;
    RequestContext context = context(row, parameters);
    ResourceForms forms = forms(parameters);
    for (String resource : row.resources()) {
      for (Target target : forms.targets(resource)) {
        for (String action : row.actions()) {
          add(row.kind(), necessity, reason, action, target, context);
        }
      }
    }
  }

  private void managedRule(NeedTable.Row row, TaskParameters parameters) {
    Text name = Text.of(row.resources().get(0).replace("{?}", ""));
    if (!row.required()) {
      name = name.concat(parameters.unknown("rule", Domain.ANY));
    }
    Target rule = Target.of(caller.arnOf("events", Text.of("rule/").concat(name)));
    for (String action : RULE_ACTIONS) {
      add(NeedKind.MANAGED_RULE, row.necessity(), row.reason(), action, rule, base);
    }
  }

  /** Whether the parameters are those that a row is for. */
  private static Answer applies(NeedTable.Row row, TaskParameters parameters) {
    Answer applies = Answer.YES;
    for (String condition : row.conditions()) {
      switch (condition.charAt(0)) {
        case '?' -> applies = applies.and(parameters.presence(condition.substring(1)));
        case '~' -> applies = applies.and(parameters.presence(condition.substring(1)).not());
        case '!' -> {
          int equals = condition.indexOf('=');
          String name = condition.substring(1, equals);
          applies =
              applies.and(
                  Answer.of(
                      parameters.has(name)
                          && condition
                              .substring(equals + 1)
                              .equals(parameters.value(name).literal())));
        }
        default -> {
          // a key of the request
        }
      }
    }
    return applies;
  }

  /**
   * The roles of the task that ECS starts: those that the call puts in place of the others, and
   * those of its task definition.
   */
  private void taskRoles(String service, String operation, TaskParameters parameters) {
    if (!service.equals("ecs") || !(operation.equals("runTask") || operation.equals("startTask"))) {
      return;
    }
    RequestContext context = base.with(PASSED_TO, Text.of("ecs-tasks.amazonaws.com"));
    boolean all = true;
    for (String override : List.of("Overrides.TaskRoleArn", "Overrides.ExecutionRoleArn")) {
      all &= parameters.has(override);
      for (Target role : forms(parameters).targets("@role(" + override + ")")) {
        add(NeedKind.PASS_ROLE, Necessity.SURE, "", PASS_ROLE, role, context);
      }
    }
    if (all) {
      return;
    }
    List<Text> known = null;
    for (Text definition : parameters.values("TaskDefinition")) {
      known = surroundings.taskRoles(definition);
    }
    if (known != null && !parameters.has("Overrides")) {
      for (Text role : known) {
        Target handed = ResourceForms.role(role, caller, parameters);
        add(NeedKind.PASS_ROLE, Necessity.SURE, "", PASS_ROLE, handed, context);
      }
    } else {
      Text any =
          caller.globalArn(
              "iam", Text.of("role/").concat(parameters.unknown("role of the task", Domain.ANY)));
      add(NeedKind.PASS_ROLE, Necessity.UNKNOWN, TASK_ROLES, PASS_ROLE, Target.of(any), context);
    }
  }

  private RequestContext context(NeedTable.Row row, TaskParameters parameters) {
    RequestContext context = base;
    for (String condition : row.conditions()) {
      int equals = condition.indexOf('=');
      if (equals < 0 || "!?~".indexOf(condition.charAt(0)) >= 0) {
        continue;
      }
      String value = condition.substring(equals + 1);
      Text text =
          value.startsWith("{")
              ? parameters.value(value.substring(1, value.length() - 1))
              : Text.of(value);
      context = context.with(condition.substring(0, equals), text);
    }
    return context;
  }

  /**
   * Whoever asks for the execution of a machine with a key of its own has to read with that key.
   */
  private void encryptedChild(OptimizedIntegration integration, TaskParameters parameters) {
    boolean waits =
        integration.pattern() == TaskResource.Pattern.SYNC
            || integration.pattern() == TaskResource.Pattern.SYNC_2;
    if (!integration.isOptimized("states", "startExecution") || !waits) {
      return;
    }
    for (Target machine : forms(parameters).targets("@machine")) {
      Surroundings.Child child = surroundings.find(machine.readings().get(0));
      Text key = child == null ? null : child.encryptionKey();
      if (key != null) {
        add(
            NeedKind.KEY,
            Necessity.POSSIBLE,
            "The policy of the key may give it to the role",
            "kms:Decrypt",
            key(caller, key),
            base);
      }
    }
  }

  /** A key, given by its ARN, its id or its alias. */
  static Target key(Caller caller, Text key) {
    if (key.startsWith("arn:") || key.literal() == null) {
      return Target.of(key);
    }
    return Target.of(caller.arnOf("kms", Text.of("key/").concat(key)));
  }

  private void sdk(SdkIntegration integration) {
    TaskParameters parameters = parameters();
    List<Target> targets = sdkTargets(integration, parameters);
    String service = integration.service().toLowerCase(Locale.ROOT);
    String operation = integration.operation();
    for (SdkTable.Action action : SdkTable.actions(integration.service(), operation)) {
      Necessity necessity = action.required() ? Necessity.SURE : Necessity.POSSIBLE;
      String reason = action.required() ? "" : NeedTable.SOME_CASES;
      for (Target target : targets) {
        add(NeedKind.CALL, necessity, reason, action.name(), target, base);
      }
    }
    for (NeedTable.Row row : ParameterRights.rows(service, operation)) {
      row(row, integration.pattern(), parameters);
    }
    taskRoles(service, operation, parameters);
    passedRoles(service, operation, parameters, false);
  }

  /**
   * The roles in the parameters of a call.
   *
   * @param onlySure whether the rows of the integration say already what is possible
   */
  private void passedRoles(
      String service, String operation, TaskParameters parameters, boolean onlySure) {
    for (PassedRoles.Passed passed : PassedRoles.of(service, operation, parameters.root())) {
      boolean sure = passed.necessity() == Necessity.SURE;
      RequestContext context =
          passed.service().isEmpty() ? base : base.with(PASSED_TO, Text.of(passed.service()));
      String reason =
          sure
              ? ""
              : "It is not documented whether " + operation + " hands the role to the service";
      for (Text role : parameters.strings(passed.value())) {
        Target handed = ResourceForms.role(role, caller, parameters);
        if ((sure || !onlySure) && !passes(handed)) {
          add(NeedKind.PASS_ROLE, passed.necessity(), reason, PASS_ROLE, handed, context);
        }
      }
    }
  }

  private boolean passes(Target role) {
    for (Need need : needs) {
      if (need.kind() == NeedKind.PASS_ROLE && need.resources().equals(role.readings())) {
        return true;
      }
    }
    return false;
  }

  /** What an operation is authorized on: each of them. */
  private List<Target> sdkTargets(SdkIntegration integration, TaskParameters parameters) {
    ResourceForms forms = forms(parameters);
    String service = integration.service().toLowerCase(Locale.ROOT);
    for (String resource : SdkTable.resources(service, integration.operation())) {
      if (resource.charAt(0) == '@' || forms.hasParametersOf(resource)) {
        List<Target> found = forms.targets(resource);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of(Target.of(parameters.unknown("resource", Domain.ANY)));
  }

  private void add(
      NeedKind kind,
      Necessity necessity,
      String reason,
      String action,
      Target target,
      RequestContext context) {
    boolean weaker = necessity == Necessity.SURE && target.necessity() != Necessity.SURE;
    needs.add(
        new Need(
            kind,
            action,
            target.readings(),
            context.with(target.context()),
            weaker ? target.necessity() : necessity,
            weaker ? target.reason() : reason,
            task.pointer(),
            task.name()));
  }
}
