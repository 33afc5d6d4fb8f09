package io.steplint.integration.needs;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskResource.OptimizedIntegration;
import io.steplint.asl.TaskResource.SdkIntegration;
import io.steplint.asl.TaskState;
import io.steplint.iam.language.RequestContext;
import io.steplint.text.Arns;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one Task needs. */
public final class TaskNeeds {

  private static final List<String> RULE_ACTIONS =
      List.of("events:PutTargets", "events:PutRule", "events:DescribeRule");

  private final TaskState task;
  private final Caller caller;
  private final KnownChildren children;
  private final DefinitionStrings strings;
  private final RequestContext base;
  private final List<Need> needs = new ArrayList<>();

  private TaskNeeds(TaskState task, Caller caller, KnownChildren children, RequestContext base) {
    this.task = task;
    this.caller = caller;
    this.children = children;
    this.strings = new DefinitionStrings(caller, task);
    this.base = base;
  }

  /**
   * The needs of a Task, in the order of the documentation.
   *
   * @param base condition keys that every request of the machine has
   */
  public static List<Need> of(
      TaskState task, Caller caller, KnownChildren children, RequestContext base) {
    return new TaskNeeds(task, caller, children, base).collect();
  }

  /**
   * What a role of another account, which the Task assumes, needs in its place: all but the managed
   * rule, because a job of another account is only polled.
   */
  public static List<Need> ofAssumedRole(
      TaskState task, Caller caller, KnownChildren children, RequestContext base) {
    TaskNeeds assumed = new TaskNeeds(task, caller, children, base);
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
          true,
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
          add(NeedKind.CALL, true, "lambda:InvokeFunction", Target.of(resource.text()), base);
      case OPTIMIZED_INTEGRATION -> optimized((OptimizedIntegration) resource);
      case SDK_INTEGRATION -> sdk((SdkIntegration) resource);
      case ACTIVITY, UNKNOWN -> {
        // A worker polls an activity with permissions of its own.
      }
    }
  }

  private ResourceForms forms(TaskParameters parameters) {
    return new ResourceForms(caller, children, parameters);
  }

  private TaskParameters parameters() {
    PayloadTemplate root = task.isJsonata() ? task.arguments() : task.parameters();
    return new TaskParameters(
        strings, root, new PayloadTemplate.Opaque(task.node(), task.pointer()));
  }

  private void optimized(OptimizedIntegration integration) {
    TaskParameters parameters = parameters();
    ResourceForms forms = forms(parameters);
    for (NeedTable.Row row : NeedTable.rows(integration.service(), integration.api())) {
      if (!row.isFor(integration.pattern()) || !applies(row, parameters)) {
        continue;
      }
      if (row.kind() == NeedKind.MANAGED_RULE) {
        managedRule(row, parameters);
        continue;
      }
      RequestContext context = context(row, parameters);
      for (String resource : row.resources()) {
        for (Target target : forms.targets(resource)) {
          for (String action : row.actions()) {
            add(row.kind(), row.required(), action, target, context);
          }
        }
      }
    }
    encryptedChild(integration, parameters);
  }

  private void managedRule(NeedTable.Row row, TaskParameters parameters) {
    Text name = Text.of(row.resources().get(0).replace("{?}", ""));
    if (!row.required()) {
      name = name.concat(parameters.unknown("rule", Domain.ANY));
    }
    Target rule = Target.of(caller.arnOf("events", Text.of("rule/").concat(name)));
    for (String action : RULE_ACTIONS) {
      add(NeedKind.MANAGED_RULE, row.required(), action, rule, base);
    }
  }

  private static boolean applies(NeedTable.Row row, TaskParameters parameters) {
    for (String condition : row.conditions()) {
      if (condition.startsWith("?") && !parameters.has(condition.substring(1))) {
        return false;
      }
      if (condition.startsWith("!")) {
        int equals = condition.indexOf('=');
        String name = condition.substring(1, equals);
        if (!parameters.has(name)
            || !condition.substring(equals + 1).equals(parameters.value(name).literal())) {
          return false;
        }
      }
    }
    return true;
  }

  private RequestContext context(NeedTable.Row row, TaskParameters parameters) {
    RequestContext context = base;
    for (String condition : row.conditions()) {
      int equals = condition.indexOf('=');
      if (equals < 0 || condition.startsWith("!")) {
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
      KnownChildren.Child child = children.find(machine.readings().get(0));
      Text key = child == null ? null : child.encryptionKey();
      if (key != null) {
        add(NeedKind.KEY, false, "kms:Decrypt", key(caller, key), base);
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
    Target target = sdkTarget(integration, parameters);
    for (SdkTable.Action action :
        SdkTable.actions(integration.service(), integration.operation())) {
      add(NeedKind.CALL, action.required(), action.name(), target, base);
    }
  }

  private Target sdkTarget(SdkIntegration integration, TaskParameters parameters) {
    ResourceForms forms = forms(parameters);
    String service = integration.service().toLowerCase(Locale.ROOT);
    for (String resource : SdkTable.resources(service, integration.operation())) {
      @Nullable Target found = first(forms, resource);
      if (found != null) {
        return found;
      }
    }
    return Target.of(parameters.unknown("resource", Domain.ANY));
  }

  private static @Nullable Target first(ResourceForms forms, String resource) {
    if (resource.charAt(0) != '@' && !forms.hasParametersOf(resource)) {
      return null;
    }
    List<Target> targets = forms.targets(resource);
    return targets.size() == 1 ? targets.get(0) : null;
  }

  private void add(
      NeedKind kind, boolean required, String action, Target target, RequestContext context) {
    RequestContext.Entry qualifier = target.context().get("states:StateMachineQualifier");
    RequestContext own =
        switch (qualifier.presence()) {
          case PRESENT -> context.with("states:StateMachineQualifier", qualifier.values());
          case ABSENT -> context.without("states:StateMachineQualifier");
          case UNKNOWN -> context;
        };
    needs.add(
        new Need(kind, action, target.readings(), own, required, task.pointer(), task.name()));
  }
}
