package io.steplint.flow;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.TaskState;
import io.steplint.integration.parameters.TaskApi;
import io.steplint.integration.services.Member;
import io.steplint.integration.services.Shape;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.ObjectShape;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.typing.Happens;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the values that a Task computes for its parameters against the kinds that the called API
 * takes, at every depth. Constants are up to the rules; what is unknown fits.
 *
 * <p>Step Functions checks the parameters before it calls the service: "The Parameters '…' could
 * not be used to start the Task: [The value for the field 'S' must be a STRING]". No Catcher takes
 * that.
 */
final class ParameterKinds {

  /** Structures that hold each other are followed this deep. */
  private static final int MAX_DEPTH = 8;

  /** What can be all of these is as good as unknown: at most it was found not to be null. */
  private static final Set<Kind> VAGUE =
      EnumSet.of(Kind.BOOLEAN, Kind.NUMBER, Kind.STRING, Kind.ARRAY, Kind.OBJECT);

  private final TaskApi api;
  private final StateEvaluator evaluator;
  private boolean refused;

  private ParameterKinds(TaskApi api, StateEvaluator evaluator) {
    this.api = api;
    this.evaluator = evaluator;
  }

  /**
   * Tells of the values that do not fit.
   *
   * @param arguments what the template of the parameters gives
   * @return whether the Task is never started because of one
   */
  static boolean refuse(TaskState state, StateEvaluator evaluator, Type arguments) {
    PayloadTemplate sent = state.isJsonata() ? state.arguments() : state.parameters();
    TaskApi api = sent == null ? null : TaskApi.of(state.resource());
    if (sent == null || api == null || arguments.isNever()) {
      return false;
    }
    ParameterKinds kinds = new ParameterKinds(api, evaluator);
    kinds.members(api.parameters(), sent, arguments);
    if (state.resource().isOptimized("http", "invoke")) {
      kinds.endpoint(sent.member("ApiEndpoint"), field(arguments, "ApiEndpoint"));
    }
    return kinds.refused;
  }

  private void members(List<Member> known, PayloadTemplate sent, Type type) {
    if (!(sent instanceof PayloadTemplate.ObjectTemplate object)) {
      return;
    }
    for (PayloadTemplate.Member member : object.members()) {
      Member parameter = TaskApi.find(known, member.name());
      if (parameter != null
          && member.key().literal() != null
          && !api.takesAnything(member.name())) {
        value(parameter.shape(), member.value(), field(type, member.name()));
      }
    }
  }

  /** Tells of a computed endpoint of an HTTP Task that is known to be no URL. */
  private void endpoint(@Nullable PayloadTemplate value, Type type) {
    Strings strings = type.mustBe(Kind.STRING) ? type.strings() : null;
    if (value == null || value.kind() != PayloadTemplate.Kind.EXPRESSION || strings == null) {
      return;
    }
    List<String> texts = strings.literals();
    long urls = texts.stream().filter(ParameterKinds::isUrl).count();
    if (urls < texts.size()) {
      boolean never = urls == 0;
      refused |= never;
      evaluator
          .flaws()
          .wrongKind(
              value,
              never ? Happens.MUST : Happens.MAY,
              StateEvaluator.RUNTIME,
              type,
              "a URL with https://");
    }
  }

  private static boolean isUrl(String text) {
    return text.regionMatches(true, 0, "https://", 0, 8)
        || text.regionMatches(true, 0, "http://", 0, 7);
  }

  private void value(Shape shape, PayloadTemplate value, Type type) {
    if (type.isNever() || type.isUnknown()) {
      return;
    }
    Shape element = shape.element();
    if (value.kind() == PayloadTemplate.Kind.EXPRESSION) {
      Misfit misfit = misfit(shape, type, 0);
      if (misfit != null) {
        refused |= misfit.happens() == Happens.MUST;
        evaluator
            .flaws()
            .wrongKind(
                value, misfit.happens(), StateEvaluator.RUNTIME, misfit.found(), misfit.wanted());
      }
    } else if (shape.structure() != null) {
      members(api.members(shape), value, type);
    } else if (element != null && value instanceof PayloadTemplate.ObjectTemplate object) {
      for (PayloadTemplate.Member member : object.members()) {
        if (member.key().literal() != null) {
          value(element, member.value(), field(type, member.name()));
        }
      }
    } else if (element != null && value instanceof PayloadTemplate.ArrayTemplate array) {
      ArrayShape items = type.array();
      for (int i = 0; items != null && i < array.items().size(); i++) {
        value(element, array.items().get(i), items.at(i));
      }
    }
  }

  private static Type field(Type type, String name) {
    Type all = Type.never();
    for (ObjectShape shape : type.objects()) {
      all = all.join(shape.field(name).type());
    }
    return all;
  }

  /**
   * What does not fit.
   *
   * @param happens whether it never fits, or only sometimes does not
   * @param found the values that do not
   * @param wanted what is needed, as a phrase
   */
  private record Misfit(Happens happens, Type found, String wanted) {}

  private @Nullable Misfit misfit(Shape shape, Type type, int depth) {
    if (depth > MAX_DEPTH || type.isNever() || type.kinds().containsAll(VAGUE)) {
      return null;
    }
    Set<Kind> taken = taken(shape);
    Type wrong = type.present();
    for (Kind kind : taken) {
      wrong = wrong.without(kind);
    }
    if (!wrong.isNever()) {
      boolean never = type.kinds().stream().noneMatch(taken::contains);
      return new Misfit(never ? Happens.MUST : Happens.MAY, wrong, phrase(shape));
    }
    Shape element = shape.element();
    if (element != null && type.array() != null) {
      return inside(misfit(element, type.array().item(), depth + 1), type.array().min() > 0, type);
    }
    for (ObjectShape object : type.objects()) {
      Misfit misfit = object(shape, object, depth);
      if (misfit != null) {
        return inside(misfit, type.objects().size() == 1, type);
      }
    }
    return null;
  }

  private @Nullable Misfit object(Shape shape, ObjectShape object, int depth) {
    Shape element = shape.element();
    List<Member> members = api.members(shape);
    for (var field : object.fields().entrySet()) {
      Member member = element == null ? TaskApi.find(members, field.getKey()) : null;
      Shape inner = element != null ? element : member == null ? null : member.shape();
      if (inner != null && !field.getValue().isAbsent()) {
        Misfit misfit = misfit(inner, field.getValue().type(), depth + 1);
        if (misfit != null) {
          return inside(misfit, field.getValue().isRequired(), null);
        }
      }
    }
    return null;
  }

  /** A misfit of a part: it is one of the whole where that part is always there. */
  private static @Nullable Misfit inside(
      @Nullable Misfit misfit, boolean always, @Nullable Type whole) {
    if (misfit == null) {
      return null;
    }
    boolean must =
        always
            && misfit.happens() == Happens.MUST
            && (whole == null || whole.mustBe(Kind.OBJECT) || whole.mustBe(Kind.ARRAY));
    return new Misfit(must ? Happens.MUST : Happens.MAY, misfit.found(), misfit.wanted());
  }

  /** The kinds that a value can have; nothing is known of null. */
  private Set<Kind> taken(Shape shape) {
    EnumSet<Kind> taken = EnumSet.of(Kind.NULL);
    switch (shape.kind()) {
      case STRING, ENUMERATION -> {
        taken.add(Kind.STRING);
        if (!api.isStrictAboutText()) {
          return EnumSet.allOf(Kind.class);
        }
      }
      // Numbers and booleans may be written as text.
      case INTEGER, NUMBER -> taken.addAll(EnumSet.of(Kind.NUMBER, Kind.STRING));
      case BOOLEAN -> taken.addAll(EnumSet.of(Kind.BOOLEAN, Kind.STRING));
      case LIST -> taken.add(Kind.ARRAY);
      case MAP, OBJECT -> taken.add(Kind.OBJECT);
      case STRUCTURE -> {
        if (TaskApi.takesScalar(shape)) {
          taken.addAll(EnumSet.complementOf(EnumSet.of(Kind.ARRAY)));
        } else {
          taken.add(Kind.OBJECT);
        }
      }
      case TIMESTAMP, BLOB, DOCUMENT -> {
        return EnumSet.allOf(Kind.class);
      }
    }
    return taken;
  }

  private static String phrase(Shape shape) {
    return switch (shape.kind()) {
      case STRING, ENUMERATION, TIMESTAMP, BLOB -> "a text";
      case INTEGER, NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case LIST -> "an array";
      case MAP, STRUCTURE, OBJECT, DOCUMENT -> "an object";
    };
  }
}
