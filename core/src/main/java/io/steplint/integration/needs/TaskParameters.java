package io.steplint.integration.needs;

import io.steplint.asl.PayloadTemplate;
import io.steplint.iam.language.Answer;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters that a Task sends, as strings. */
final class TaskParameters {

  private final DefinitionStrings strings;
  private final @Nullable PayloadTemplate root;
  private final PayloadTemplate place;

  /**
   * @param root {@code Parameters} or {@code Arguments}, or null where there is none
   * @param place what stands for the whole where it is not known
   */
  TaskParameters(DefinitionStrings strings, @Nullable PayloadTemplate root, PayloadTemplate place) {
    this.strings = strings;
    this.root = root;
    this.place = place;
  }

  /** The template of a parameter, or null where the Task does not have it. */
  @Nullable PayloadTemplate template(String path) {
    PayloadTemplate at = root;
    for (String name : path.split("\\.")) {
      at = at == null ? null : at.member(name);
    }
    return at;
  }

  /** Whether the parameters are one value that only the execution decides. */
  boolean areDynamic() {
    return root == null || root.kind() != PayloadTemplate.Kind.OBJECT;
  }

  boolean has(String path) {
    return template(path) != null;
  }

  /** Whether the Task sends a parameter; not known where an expression gives what holds it. */
  Answer presence(String path) {
    PayloadTemplate at = root;
    if (areDynamic()) {
      return root == null ? Answer.NO : Answer.UNKNOWN;
    }
    for (String name : path.split("\\.")) {
      if (at == null) {
        return Answer.NO;
      }
      if (at.expression() != null || at.kind() == PayloadTemplate.Kind.OPAQUE) {
        return Answer.UNKNOWN;
      }
      at = at.member(name);
    }
    return Answer.of(at != null);
  }

  /**
   * The items of a list of parameters, each as parameters of its own; one of which nothing is known
   * where an expression gives the list.
   */
  List<TaskParameters> items(String list) {
    PayloadTemplate template = template(list);
    List<TaskParameters> items = new ArrayList<>();
    if (template instanceof PayloadTemplate.ArrayTemplate array) {
      for (PayloadTemplate item : array.items()) {
        items.add(new TaskParameters(strings, item, place));
      }
    } else if (template != null) {
      items.add(new TaskParameters(strings, template, place));
    }
    return items;
  }

  /** The parameters as they are written, or null where there are none. */
  @Nullable PayloadTemplate root() {
    return root;
  }

  /** The strings that a value in the parameters can be. */
  List<Text> strings(PayloadTemplate value) {
    return strings.of(value);
  }

  /** The strings that a parameter can be; empty where the Task does not have it. */
  List<Text> values(String path) {
    PayloadTemplate template = template(path);
    if (template == null) {
      return areDynamic() ? List.of(unknown(path, Domain.ANY)) : List.of();
    }
    return strings.of(template);
  }

  /** The one string that a parameter is; if it can be several, something not known. */
  Text value(String path) {
    List<Text> values = values(path);
    return values.size() == 1 ? values.get(0) : unknown(path, Domain.ANY);
  }

  /** The strings that the parameter {@code name} of each item of a list can be. */
  List<Text> valuesOfItems(String list, String name, Text ifAbsent) {
    PayloadTemplate template = template(list);
    List<Text> values = new ArrayList<>();
    if (template instanceof PayloadTemplate.ArrayTemplate array) {
      for (PayloadTemplate item : array.items()) {
        addMember(item, name, ifAbsent, values);
      }
    } else if (template instanceof PayloadTemplate.Literal literal
        && literal.node().asArray() != null) {
      for (Node item : literal.node().asArray().items()) {
        values.add(plainMember(item, list, name, ifAbsent));
      }
    } else {
      values.add(unknown(list + "." + name, Domain.ANY));
    }
    return DefinitionStrings.distinct(values);
  }

  /** The member of an item that is not evaluated. */
  private Text plainMember(Node item, String list, String name, Text ifAbsent) {
    ObjectNode object = item.asObject();
    if (object == null || object.has(name + ".$")) {
      return unknown(list + "." + name, Domain.ANY);
    }
    Node member = object.get(name);
    if (member == null) {
      return ifAbsent;
    }
    ScalarNode scalar = member.asScalar();
    return scalar == null || scalar.isUnknown()
        ? unknown(list + "." + name, Domain.ANY)
        : scalar.text();
  }

  private void addMember(PayloadTemplate item, String name, Text ifAbsent, List<Text> values) {
    PayloadTemplate member = item.member(name);
    if (member != null) {
      values.addAll(strings.of(member));
    } else {
      values.add(
          item.kind() == PayloadTemplate.Kind.OBJECT
              ? ifAbsent
              : strings.atRunTime(item, name, Domain.ANY));
    }
  }

  /** Something that only the execution, or the service that is called, decides. */
  Text unknown(String what, Domain domain) {
    return strings.atRunTime(place, what, domain);
  }
}
