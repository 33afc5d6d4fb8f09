package io.steplint.rules;

import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.flow.Flaw;
import io.steplint.flow.MachineFlow;
import io.steplint.flow.origin.Origin;
import io.steplint.flow.origin.Origins;
import io.steplint.integration.results.TaskResults;
import io.steplint.lint.MachineFacts;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.Segment;
import io.steplint.type.Kind;
import io.steplint.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in a machine, sorted by the rule that speaks of it: one mistake, one finding.
 * Where all values concerned come from a child execution, a rule about nested workflows speaks.
 */
public final class Flaws {

  /** Which rule speaks of a flaw. */
  public enum Subject {
    /** The JSON text of a child that {@code .sync} waited for is read as JSON. */
    SYNC_TEXT,
    /** The JSON value of a child that {@code .sync:2} waited for is read as text. */
    SYNC_2_JSON,
    /** The result of a child is read where nobody waited for it. */
    NOT_WAITED,
    /** A field is read that the child does not return. */
    CHILD_FIELD,
    MISSING_PATH,
    WRONG_KIND,
    /** A call in a JSONata expression that throws. */
    FAILING_CALL,
    UNDEFINED_VARIABLE,
    /** A comparison that never holds. */
    NEVER_COMPARES,
    /** A path that never selects anything. */
    SELECTS_NOTHING,
    /** An object or array in a text of {@code States.Format}. */
    NOT_AS_JSON,
    /** A Choice without a way for some of its input. */
    NO_CHOICE_MATCHED
  }

  /**
   * A flaw.
   *
   * @param task the Task that starts the child, for subjects about children; else null
   * @param origins where the value comes from, as far as that is known completely
   */
  public record Sorted(
      Subject subject, Flaw flaw, @Nullable TaskState task, List<Origin> origins) {}

  /** Fields that only an execution that was waited for has. */
  private static final Set<String> WAITED_FIELDS =
      Set.of(
          "Output",
          "OutputDetails",
          "Input",
          "InputDetails",
          "Status",
          "StopDate",
          "Name",
          "StateMachineArn",
          "Error",
          "Cause");

  /** So many characters of a type are easily read in a message. */
  private static final int MAX_TYPE = 120;

  private final List<Sorted> all;

  private Flaws(List<Sorted> all) {
    this.all = all;
  }

  /** The flaws of a machine that a rule speaks of, in document order of the states. */
  public static List<Sorted> of(MachineFacts machine, Subject subject) {
    List<Sorted> found = new ArrayList<>();
    for (Sorted sorted : machine.shared(Flaws.class, facts -> new Flaws(sort(facts.flow()))).all) {
      if (sorted.subject() == subject) {
        found.add(sorted);
      }
    }
    return found;
  }

  private static List<Sorted> sort(MachineFlow flow) {
    List<Sorted> sorted = new ArrayList<>();
    for (Flaw flaw : flow.flaws()) {
      Path path = flaw.path();
      if (path != null
          && path.head().kind() == Head.Kind.CONTEXT
          && flaw.kind() == Flaw.Kind.MISSING_PATH
          && !leadsIntoInput(path)) {
        continue; // the rules about the context object speak of it
      }
      List<Origin> origins = Origins.of(flow, flaw);
      if (!flaw.isMust() && !isToldOf(flaw, origins)) {
        continue;
      }
      Subject subject = child(flaw, origins);
      TaskState task =
          subject != null && origins.get(0).state() instanceof TaskState starter ? starter : null;
      if (subject == null) {
        subject = general(flaw);
      }
      sorted.add(new Sorted(subject, flaw, task, origins));
    }
    return sorted;
  }

  /** Whether a path into the context object reads what the execution was started with. */
  private static boolean leadsIntoInput(Path path) {
    return path.segments().size() > 2 && path.toString().startsWith("$$.Execution.Input");
  }

  private static Subject general(Flaw flaw) {
    return switch (flaw.kind()) {
      case MISSING_PATH -> Subject.MISSING_PATH;
      case UNDEFINED_VARIABLE -> Subject.UNDEFINED_VARIABLE;
      case NEVER_COMPARES -> Subject.NEVER_COMPARES;
      case SELECTS_NOTHING -> Subject.SELECTS_NOTHING;
      case NOT_AS_JSON -> Subject.NOT_AS_JSON;
      case NO_CHOICE_MATCHED -> Subject.NO_CHOICE_MATCHED;
      case FAILING_CALL -> Subject.FAILING_CALL;
      default -> Subject.WRONG_KIND;
    };
  }

  /**
   * Whether something that only may happen is worth a word: a variable that some ways do not
   * assign, or a value whose origins tell what is there and what is not.
   */
  private static boolean isToldOf(Flaw flaw, List<Origin> origins) {
    if (flaw.kind() == Flaw.Kind.UNDEFINED_VARIABLE || flaw.kind() == Flaw.Kind.NO_CHOICE_MATCHED) {
      return true;
    }
    if (origins.isEmpty()) {
      return false;
    }
    for (Origin origin : origins) {
      if (origin.kind() == Origin.Kind.COMPUTED
          || origin.kind() == Origin.Kind.ITEM
          || (origin.state() instanceof TaskState task
              && origin.kind() == Origin.Kind.TASK_RESULT
              && !TaskResults.tellsPresence(task.resource()))) {
        return false;
      }
    }
    return true;
  }

  /** What a flaw says of a child execution, if all its values come from ones of the same kind. */
  private static @Nullable Subject child(Flaw flaw, List<Origin> origins) {
    Subject all = null;
    for (Origin origin : origins) {
      Subject subject = child(flaw, origin);
      if (subject == null || (all != null && all != subject)) {
        return null;
      }
      all = subject;
    }
    return all;
  }

  private static @Nullable Subject child(Flaw flaw, Origin origin) {
    if (origin.kind() != Origin.Kind.TASK_RESULT
        || !(origin.state() instanceof TaskState task)
        || !starts(task.resource())
        || flaw.path() == null) {
      return null;
    }
    // The steps that follow the wrong one are the same in both paths.
    int wrong = origin.path().size() - (flaw.path().segments().size() - flaw.step());
    String field = origin.firstField();
    TaskResource.Pattern pattern = task.resource().pattern();
    boolean waited = pattern == TaskResource.Pattern.SYNC || pattern == TaskResource.Pattern.SYNC_2;
    if (!waited) {
      return pattern == TaskResource.Pattern.REQUEST_RESPONSE
              && flaw.kind() == Flaw.Kind.MISSING_PATH
              && wrong == 0
              && field != null
              && WAITED_FIELDS.contains(field)
          ? Subject.NOT_WAITED
          : null;
    }
    boolean carries = "Output".equals(field) || "Input".equals(field);
    if (!carries || wrong < 1) {
      return null;
    }
    boolean missing = flaw.kind() == Flaw.Kind.MISSING_PATH;
    if (pattern == TaskResource.Pattern.SYNC && !origin.parsed()) {
      if (wrong == 1 && flaw.found().mayBe(Kind.STRING)) {
        return Subject.SYNC_TEXT;
      }
      // What is no text there has been parsed on the spot.
      if (!missing) {
        return null;
      }
    }
    if (missing) {
      // The Input of the answer is what the parent has sent itself.
      return "Output".equals(origin.firstField()) ? Subject.CHILD_FIELD : null;
    }
    boolean itself = wrong == 1 && pattern == TaskResource.Pattern.SYNC_2;
    boolean asText =
        flaw.kind() == Flaw.Kind.INTRINSIC
            ? flaw.detail().contains("must be a string")
            : flaw.kind() == Flaw.Kind.NEVER_COMPARES && flaw.detail().startsWith("String");
    return itself && asText && !flaw.found().mayBe(Kind.STRING) ? Subject.SYNC_2_JSON : null;
  }

  private static boolean starts(TaskResource resource) {
    return resource.isOptimized("states", "startExecution")
        || (resource instanceof TaskResource.SdkIntegration sdk
            && sdk.service().equals("sfn")
            && sdk.operation().equals("startExecution"));
  }

  /** The name of the field that is missing, or how the missing item is written. */
  public static String missing(Flaw flaw) {
    Path path = flaw.path();
    if (path == null || flaw.step() >= path.segments().size()) {
      return written(flaw, path);
    }
    Segment segment = path.segments().get(flaw.step());
    return segment instanceof Segment.Field field
        ? field.name()
        : segment instanceof Segment.Index index ? "[" + index.index() + "]" : path.toString();
  }

  /** The part of the path before the missing step, as it is written. */
  public static String before(Flaw flaw) {
    Path path = flaw.path();
    return path == null
        ? ""
        : written(
            flaw,
            new Path(
                path.head(), path.segments().subList(0, flaw.step()), path.start(), path.end()));
  }

  /** A path of a flaw in the language of its state: {@code $.a} or {@code $states.input.a}. */
  public static String written(Flaw flaw, @Nullable Path path) {
    String text = path == null ? "" : path.toString();
    if (path == null || !flaw.state().isJsonata() || path.head().kind() != Head.Kind.INPUT) {
      return text;
    }
    String root =
        switch (flaw.slot()) {
          case RESULT -> "$states.result";
          case ERROR -> "$states.errorOutput";
          default -> "$states.input";
        };
    return root + text.substring(1);
  }

  /** A type for a message: as it is written if that is short, else its kinds. */
  public static String brief(Type type) {
    String written = type.toString();
    boolean fits = written.length() <= MAX_TYPE && written.indexOf('\n') < 0;
    return fits ? written : kindOf(type);
  }

  /** What a value is, as a phrase: "a string". */
  public static String kindOf(Flaw flaw) {
    return kindOf(flaw.found());
  }

  private static String kindOf(Type type) {
    List<String> kinds = new ArrayList<>();
    for (Kind kind : type.kinds()) {
      kinds.add(
          switch (kind) {
            case ARRAY, OBJECT -> "an " + kind;
            case NULL -> "null";
            default -> "a " + kind;
          });
    }
    return kinds.isEmpty() ? "nothing" : String.join(" or ", kinds);
  }
}
