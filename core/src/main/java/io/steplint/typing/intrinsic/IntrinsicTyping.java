package io.steplint.typing.intrinsic;

import io.steplint.query.intrinsic.Intrinsic;
import io.steplint.query.path.Path;
import io.steplint.type.ArrayShape;
import io.steplint.type.Kind;
import io.steplint.type.Strings;
import io.steplint.type.Type;
import io.steplint.typing.Evaluation;
import io.steplint.typing.Failure;
import io.steplint.typing.Happens;
import io.steplint.typing.path.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works out what an intrinsic function returns, and whether it fails, from what its paths select.
 */
public final class IntrinsicTyping {

  static final String INTRINSIC_FAILURE = "States.IntrinsicFailure";
  private static final String RUNTIME = "States.Runtime";

  private final Function<Path, Selection> select;
  private final List<Failure> failures = new ArrayList<>();
  private final IntrinsicResults results = new IntrinsicResults(this);

  private IntrinsicTyping(Function<Path, Selection> select) {
    this.select = select;
  }

  /**
   * The results of a call.
   *
   * @param select what a path of the call selects
   */
  public static Evaluation of(Intrinsic call, Function<Path, Selection> select) {
    IntrinsicTyping typing = new IntrinsicTyping(select);
    return new Evaluation(typing.type(call), typing.failures);
  }

  private Type type(Intrinsic node) {
    return switch (node.kind()) {
      case CALL -> call((Intrinsic.Call) node);
      case PATH -> path((Intrinsic.PathValue) node);
      case TEXT -> Type.literal(((Intrinsic.Text) node).value());
      case NUMBER -> number((Intrinsic.Number) node);
      case BOOLEAN -> Type.literal(((Intrinsic.Bool) node).value());
      case NULL -> Type.nullValue();
    };
  }

  private static Type number(Intrinsic.Number node) {
    try {
      return Type.literal(new BigDecimal(node.text()));
    } catch (NumberFormatException notDecimal) {
      return Type.number();
    }
  }

  private Type path(Intrinsic.PathValue node) {
    Selection selection = select.apply(node.path());
    if (selection.missing() != Happens.NO) {
      failures.add(
          new Failure(
              selection.missing(),
              selection.concrete(),
              RUNTIME,
              "The path " + node.path() + " is not there",
              node.start(),
              node.end()));
    }
    return selection.type();
  }

  /** The arguments are evaluated first, all of them; a call whose argument cannot be, is none. */
  private Type call(Intrinsic.Call call) {
    List<Type> arguments = new ArrayList<>();
    boolean dead = false;
    for (Intrinsic argument : call.arguments()) {
      Type type = type(argument).present();
      dead |= type.isNever();
      arguments.add(type);
    }
    return dead ? Type.never() : results.of(call, arguments);
  }

  /** The values of an argument that are of the kind; the others make the call fail. */
  Type expect(Intrinsic.Call call, int index, Type argument, Kind kind) {
    Type fitting = argument.only(kind);
    if (!argument.without(kind).isNever()) {
      fail(
          call,
          index,
          fitting.isNever() ? Happens.MUST : Happens.MAY,
          !isVague(argument),
          "Argument "
              + (index + 1)
              + " of "
              + call.function().qualifiedName()
              + " must be "
              + article(kind)
              + ", and "
              + (fitting.isNever() ? "is " : "can be ")
              + kinds(argument.without(kind)));
    }
    return fitting;
  }

  void fail(Intrinsic.Call call, int index, Happens happens, boolean concrete, String reason) {
    Intrinsic place = index < call.arguments().size() ? call.arguments().get(index) : call;
    failures.add(
        new Failure(happens, concrete, INTRINSIC_FAILURE, reason, place.start(), place.end()));
  }

  /** Whether almost nothing is known, so that what is possible says nothing. */
  static boolean isVague(Type type) {
    ArrayShape array = type.array();
    return array != null
        && array.isAny()
        && type.objects().size() == 1
        && type.objects().get(0).isAny();
  }

  static String article(Kind kind) {
    return switch (kind) {
      case ARRAY, OBJECT -> "an " + kind;
      case NULL -> "null";
      default -> "a " + kind;
    };
  }

  private static String kinds(Type type) {
    StringBuilder out = new StringBuilder();
    for (Kind kind : type.kinds()) {
      out.append(out.isEmpty() ? "" : " or ").append(article(kind));
    }
    return out.toString();
  }

  /** The only possible text, or null. */
  static @Nullable String text(Type type) {
    Strings strings = type.strings();
    return strings == null ? null : strings.single();
  }
}
