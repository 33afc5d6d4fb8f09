package io.steplint.rules.query;

import io.steplint.asl.Expression;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.rules.Expressions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path with filters, slices or wildcards in a field that names one place. */
public final class NotReferencePath implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "not-reference-path",
              Category.QUERY,
              "a path with filters or wildcards where only a reference path works")
          .help(
              "name a single place, like $.order.items[0], without filters, slices, wildcards and"
                  + " functions")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .speaksBefore("type-mismatch", "unknown-context-field")
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> WITHOUT_CONTEXT =
      Set.of(
          "MaxConcurrencyPath",
          "MaxInputBytesPerBatchPath",
          "MaxItemsPath",
          "MaxItemsPerBatchPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (Expressions.Use use : Expressions.of(machine)) {
      Path path = use.expression().path();
      String why = path == null ? intrinsic(use) : problem(use, path);
      if (why != null) {
        sink.at(use.expression())
            .message("Value is not a Reference Path")
            .why(why)
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
      } else if (path != null && !path.isReferencePath() && isTakenAllTheSame(use.role())) {
        sink.at(use.expression())
            .message("Value is not a Reference Path")
            .why("The service documents one place here; that it takes several is said nowhere")
            .may();
      }
    }
  }

  /** Whether the language asks for a reference path, and the service has been seen to take more. */
  private static boolean isTakenAllTheSame(Expressions.Role role) {
    return role == Expressions.Role.CHOICE_PATH || role == Expressions.Role.ITEMS_PATH;
  }

  private static @Nullable String intrinsic(Expressions.Use use) {
    return use.role() == Expressions.Role.REFERENCE_PATH
            && use.expression().kind() == Expression.Kind.INTRINSIC
        ? "An intrinsic function is no path"
        : null;
  }

  private static @Nullable String problem(Expressions.Use use, Path path) {
    return switch (use.role()) {
      case RESULT_PATH -> {
        if (path.head().kind() != Head.Kind.INPUT) {
          yield "A result can only be put into the input of the state: the path starts with '$.'";
        }
        yield path.isReferencePath() ? null : SEVERAL;
      }
      case REFERENCE_PATH -> {
        if (path.head().kind() == Head.Kind.CONTEXT && WITHOUT_CONTEXT.contains(use.field())) {
          yield "This field cannot be read from the context object";
        }
        yield path.isReferencePath() ? null : SEVERAL;
      }
      case PATH, CHOICE_PATH, ITEMS_PATH, TEXT_PATH, TEMPLATE, JSONATA -> null;
    };
  }

  private static final String SEVERAL =
      "A reference path has only names and numbers, so that it leads to one place";
}
