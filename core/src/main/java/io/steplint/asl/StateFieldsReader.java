package io.steplint.asl;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what all types of state share, as far as the type and the language take it. */
final class StateFieldsReader {

  private final ObjectNode node;
  private final Pointer pointer;
  private final StateType type;
  private final QueryLanguage language;

  private StateFieldsReader(
      ObjectNode node, Pointer pointer, StateType type, QueryLanguage language) {
    this.node = node;
    this.pointer = pointer;
    this.type = type;
    this.language = language;
  }

  static StateFields read(
      ScalarNode key,
      ObjectNode node,
      Pointer pointer,
      StateType type,
      QueryLanguage language,
      StateGroup group) {
    StateFieldsReader reader = new StateFieldsReader(node, pointer, type, language);
    List<Catcher> catchers = reader.catchers();
    boolean jsonata = language == QueryLanguage.JSONATA;
    boolean work = reader.isWork();
    boolean shapesResult = work || type == StateType.PASS;
    boolean hasParameters =
        type == StateType.TASK || type == StateType.PASS || type == StateType.PARALLEL;
    boolean hasArguments = type == StateType.TASK || type == StateType.PARALLEL;
    return new StateFields(
        key,
        node,
        pointer,
        language,
        group,
        reader.transitions(catchers),
        reader.path("InputPath", !jsonata && type != StateType.FAIL),
        reader.path("OutputPath", !jsonata && type != StateType.FAIL),
        reader.path("ResultPath", !jsonata && shapesResult),
        reader.template("Parameters", !jsonata && hasParameters),
        reader.template("ResultSelector", !jsonata && work),
        reader.template("Arguments", jsonata && hasArguments),
        reader.template("Output", jsonata && type != StateType.FAIL),
        reader.template("Assign", type != StateType.FAIL && type != StateType.SUCCEED),
        reader.retriers(),
        catchers);
  }

  /** Whether the state has work done, which may fail and give a result. */
  private boolean isWork() {
    return type == StateType.TASK || type == StateType.PARALLEL || type == StateType.MAP;
  }

  private PathField path(String name, boolean taken) {
    return taken ? PathField.of(node.get(name), pointer.child(name)) : PathField.ABSENT;
  }

  private @Nullable PayloadTemplate template(String name, boolean taken) {
    return taken ? PayloadTemplateReader.read(node.get(name), pointer.child(name), language) : null;
  }

  private List<Retrier> retriers() {
    List<Retrier> retriers = new ArrayList<>();
    ArrayNode array = isWork() ? node.array("Retry") : null;
    if (array != null) {
      Pointer at = pointer.child("Retry");
      for (int i = 0; i < array.items().size(); i++) {
        ObjectNode item = array.items().get(i).asObject();
        if (item != null) {
          retriers.add(new Retrier(item, at.child(i), errors(item)));
        }
      }
    }
    return List.copyOf(retriers);
  }

  private List<Catcher> catchers() {
    List<Catcher> catchers = new ArrayList<>();
    ArrayNode array = isWork() || type == StateType.UNKNOWN ? node.array("Catch") : null;
    if (array != null) {
      Pointer at = pointer.child("Catch");
      for (int i = 0; i < array.items().size(); i++) {
        ObjectNode item = array.items().get(i).asObject();
        if (item != null) {
          catchers.add(catcher(item, at.child(i)));
        }
      }
    }
    return List.copyOf(catchers);
  }

  private Catcher catcher(ObjectNode item, Pointer at) {
    boolean jsonata = language == QueryLanguage.JSONATA;
    return new Catcher(
        item,
        at,
        errors(item),
        item.string("Next"),
        jsonata ? PathField.ABSENT : PathField.of(item.get("ResultPath"), at.child("ResultPath")),
        PayloadTemplateReader.read(item.get("Assign"), at.child("Assign"), language),
        jsonata
            ? PayloadTemplateReader.read(item.get("Output"), at.child("Output"), language)
            : null);
  }

  private static List<ScalarNode> errors(ObjectNode item) {
    List<ScalarNode> errors = new ArrayList<>();
    ArrayNode array = item.array("ErrorEquals");
    if (array != null) {
      for (Node error : array.items()) {
        ScalarNode name = error.asString();
        if (name != null) {
          errors.add(name);
        }
      }
    }
    return errors;
  }

  private List<Transition> transitions(List<Catcher> catchers) {
    List<Transition> transitions = new ArrayList<>();
    // Of a state that is nothing known, every field may lead on that leads on in some type.
    boolean unknown = type == StateType.UNKNOWN;
    if (type == StateType.CHOICE || unknown) {
      ArrayNode rules = node.array("Choices");
      if (rules != null) {
        Pointer at = pointer.child("Choices");
        for (int i = 0; i < rules.items().size(); i++) {
          ObjectNode rule = rules.items().get(i).asObject();
          if (rule != null) {
            add(transitions, Transition.Kind.CHOICE, rule, "Next", at.child(i));
          }
        }
      }
      add(transitions, Transition.Kind.DEFAULT, node, "Default", pointer);
    }
    if (type != StateType.CHOICE && type != StateType.SUCCEED && type != StateType.FAIL) {
      add(transitions, Transition.Kind.NEXT, node, "Next", pointer);
      for (Catcher catcher : catchers) {
        add(transitions, Transition.Kind.CATCH, catcher.node(), "Next", catcher.pointer());
      }
    }
    return List.copyOf(transitions);
  }

  /** A name, or an unquoted placeholder for one. */
  private static void add(
      List<Transition> transitions,
      Transition.Kind kind,
      ObjectNode owner,
      String field,
      Pointer ownerPointer) {
    Node value = owner.get(field);
    ScalarNode name = value == null ? null : value.asScalar();
    if (name != null && (name.isString() || name.isUnknown())) {
      transitions.add(Transition.of(kind, name, ownerPointer.child(field)));
    }
  }
}
