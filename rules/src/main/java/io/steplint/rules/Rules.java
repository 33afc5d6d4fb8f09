package io.steplint.rules;

import io.steplint.lint.Rule;
import io.steplint.rules.access.ChildOutOfReach;
import io.steplint.rules.access.DeadGrant;
import io.steplint.rules.access.ExcessPermission;
import io.steplint.rules.access.MissingPassRole;
import io.steplint.rules.access.MissingPermissionCall;
import io.steplint.rules.access.MissingPermissionEvents;
import io.steplint.rules.access.MissingPermissionLog;
import io.steplint.rules.access.MissingPermissionPoll;
import io.steplint.rules.access.MissingPermissionStop;
import io.steplint.rules.access.MissingPermissionTrace;
import io.steplint.rules.access.PassRoleOnEverything;
import io.steplint.rules.access.SharedRole;
import io.steplint.rules.access.UnknownAction;
import io.steplint.rules.dataflow.MissingPath;
import io.steplint.rules.dataflow.TypeMismatch;
import io.steplint.rules.dataflow.UndefinedVariable;
import io.steplint.rules.limits.DefinitionTooLarge;
import io.steplint.rules.limits.TooDeeplyNested;
import io.steplint.rules.limits.TooLongForExpress;
import io.steplint.rules.nested.ChildInputMissingField;
import io.steplint.rules.nested.ChildNotFound;
import io.steplint.rules.nested.ChildOutputHasNoField;
import io.steplint.rules.nested.ConstantExecutionName;
import io.steplint.rules.nested.NoOutputWithoutSync;
import io.steplint.rules.nested.StartedByIdMissing;
import io.steplint.rules.nested.Sync2OutputIsJson;
import io.steplint.rules.nested.SyncOutputIsText;
import io.steplint.rules.nested.TaskTokenNotPassed;
import io.steplint.rules.query.DuplicateTemplateKey;
import io.steplint.rules.query.ErrorNotText;
import io.steplint.rules.query.ExpressionNotEvaluated;
import io.steplint.rules.query.FailingJsonataCall;
import io.steplint.rules.query.InvalidIntrinsic;
import io.steplint.rules.query.InvalidJsonata;
import io.steplint.rules.query.InvalidJsonpath;
import io.steplint.rules.query.InvalidTemplateValue;
import io.steplint.rules.query.MisplacedContextField;
import io.steplint.rules.query.NotReferencePath;
import io.steplint.rules.query.PathNotEvaluated;
import io.steplint.rules.query.UnknownContextField;
import io.steplint.rules.reliability.ReservedErrorName;
import io.steplint.rules.structure.BusyLoop;
import io.steplint.rules.structure.ConflictingFields;
import io.steplint.rules.structure.DeadCatcher;
import io.steplint.rules.structure.DeadChoice;
import io.steplint.rules.structure.DeadRetrier;
import io.steplint.rules.structure.DistributedOnlyField;
import io.steplint.rules.structure.DuplicateLabel;
import io.steplint.rules.structure.DuplicateStateName;
import io.steplint.rules.structure.EmptyValue;
import io.steplint.rules.structure.EndlessLoop;
import io.steplint.rules.structure.ExpressParentWaits;
import io.steplint.rules.structure.FieldOfOtherLanguage;
import io.steplint.rules.structure.HeartbeatNotBelowTimeout;
import io.steplint.rules.structure.IncompletePattern;
import io.steplint.rules.structure.InvalidChoiceRule;
import io.steplint.rules.structure.InvalidDefinition;
import io.steplint.rules.structure.InvalidLabel;
import io.steplint.rules.structure.InvalidParameter;
import io.steplint.rules.structure.InvalidStateName;
import io.steplint.rules.structure.InvalidTemplate;
import io.steplint.rules.structure.InvalidTimestamp;
import io.steplint.rules.structure.InvalidVariableName;
import io.steplint.rules.structure.MisplacedStatesAll;
import io.steplint.rules.structure.MissingField;
import io.steplint.rules.structure.MissingTransitionTarget;
import io.steplint.rules.structure.NoTerminalState;
import io.steplint.rules.structure.NotAnExpression;
import io.steplint.rules.structure.NotInExpress;
import io.steplint.rules.structure.QueryLanguageDowngrade;
import io.steplint.rules.structure.StaticResult;
import io.steplint.rules.structure.SuspiciousSubstitution;
import io.steplint.rules.structure.UnknownResource;
import io.steplint.rules.structure.UnknownVersion;
import io.steplint.rules.structure.UnreachableState;
import io.steplint.rules.structure.UnresolvedDefinition;
import io.steplint.rules.structure.UnsupportedField;
import io.steplint.rules.structure.UnsupportedMapResource;
import io.steplint.rules.structure.ValueNotAllowed;
import io.steplint.rules.structure.ValueOutOfRange;
import io.steplint.rules.structure.VariableOfOuterScope;
import io.steplint.rules.structure.WrongKind;
import io.steplint.rules.style.EmptyErrorHandling;
import io.steplint.rules.style.SingleBranch;
import io.steplint.rules.style.UnportableStateName;
import io.steplint.rules.style.UnusedSuppression;
import io.steplint.rules.syntax.DuplicateKey;
import io.steplint.rules.syntax.InvalidJson;
import io.steplint.rules.syntax.InvalidYaml;
import io.steplint.rules.syntax.UnreadableFile;
import io.steplint.rules.trust.ConfusedDeputy;
import io.steplint.rules.trust.RoleNotAssumable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules: an explicit list, so that nothing is searched for at the start. */
public final class Rules {

  // One line per rule, sorted by the rules' ids.
  private static final List<Rule> ALL =
      List.of( //
          new BusyLoop(),
          new ChildInputMissingField(),
          new ChildNotFound(),
          new ChildOutOfReach(),
          new ChildOutputHasNoField(),
          new ConflictingFields(),
          new ConfusedDeputy(),
          new ConstantExecutionName(),
          new DeadCatcher(),
          new DeadChoice(),
          new DeadGrant(),
          new DeadRetrier(),
          new DefinitionTooLarge(),
          new DistributedOnlyField(),
          new DuplicateKey(),
          new DuplicateLabel(),
          new DuplicateStateName(),
          new DuplicateTemplateKey(),
          new EmptyErrorHandling(),
          new EmptyValue(),
          new EndlessLoop(),
          new ErrorNotText(),
          new ExcessPermission(),
          new ExpressParentWaits(),
          new ExpressionNotEvaluated(),
          new FailingJsonataCall(),
          new FieldOfOtherLanguage(),
          new HeartbeatNotBelowTimeout(),
          new IncompletePattern(),
          new InvalidChoiceRule(),
          new InvalidDefinition(),
          new InvalidIntrinsic(),
          new InvalidJson(),
          new InvalidJsonata(),
          new InvalidJsonpath(),
          new InvalidLabel(),
          new InvalidParameter(),
          new InvalidStateName(),
          new InvalidTemplate(),
          new InvalidTemplateValue(),
          new InvalidTimestamp(),
          new InvalidVariableName(),
          new InvalidYaml(),
          new MisplacedContextField(),
          new MisplacedStatesAll(),
          new MissingField(),
          new MissingPassRole(),
          new MissingPath(),
          new MissingPermissionCall(),
          new MissingPermissionEvents(),
          new MissingPermissionLog(),
          new MissingPermissionPoll(),
          new MissingPermissionStop(),
          new MissingPermissionTrace(),
          new MissingTransitionTarget(),
          new NoOutputWithoutSync(),
          new NoTerminalState(),
          new NotAnExpression(),
          new NotInExpress(),
          new NotReferencePath(),
          new PassRoleOnEverything(),
          new PathNotEvaluated(),
          new QueryLanguageDowngrade(),
          new ReservedErrorName(),
          new RoleNotAssumable(),
          new SharedRole(),
          new SingleBranch(),
          new StartedByIdMissing(),
          new StaticResult(),
          new SuspiciousSubstitution(),
          new SyncOutputIsText(),
          new Sync2OutputIsJson(),
          new TaskTokenNotPassed(),
          new TooDeeplyNested(),
          new TooLongForExpress(),
          new TypeMismatch(),
          new UndefinedVariable(),
          new UnknownAction(),
          new UnknownContextField(),
          new UnknownResource(),
          new UnknownVersion(),
          new UnportableStateName(),
          new UnreachableState(),
          new UnreadableFile(),
          new UnresolvedDefinition(),
          new UnsupportedField(),
          new UnsupportedMapResource(),
          new UnusedSuppression(),
          new ValueNotAllowed(),
          new ValueOutOfRange(),
          new VariableOfOuterScope(),
          new WrongKind());

  private Rules() {}

  /** All rules, sorted by id. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule of that id, or null. */
  public static @Nullable Rule find(String id) {
    for (Rule rule : ALL) {
      if (rule.info().id().equals(id)) {
        return rule;
      }
    }
    return null;
  }
}
