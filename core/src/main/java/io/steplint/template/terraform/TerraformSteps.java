package io.steplint.template.terraform;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformInstances.Form;
import io.steplint.template.terraform.TerraformInstances.Instance;
import io.steplint.template.terraform.TerraformInstances.Instances;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the steps of a reference, {@code .name}, {@code [key]} and {@code [*]}, from where it
 * starts.
 */
final class TerraformSteps {

  private final TerraformEvaluator evaluator;
  private int failures;

  TerraformSteps(TerraformEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** What remains of a reference, and where its keys are evaluated. */
  record Path(List<HclExpression> steps, HclFile file, TerraformScope scope) {

    Path from(int step) {
      return new Path(steps.subList(step, steps.size()), file, scope);
    }

    @Nullable HclExpression first() {
      return steps.isEmpty() ? null : steps.get(0);
    }
  }

  /** What one instance of a block answers. */
  interface Question {
    /** The value, or null where the files do not decide it. */
    @Nullable Node of(Instance instance, Path path);
  }

  /**
   * How many values have been asked for that certainly are not there; {@code try} goes on with its
   * next argument then.
   */
  int failures() {
    return failures;
  }

  /**
   * What a path after a block asks of its instances: of one, of all in a list, or the list or map
   * of them.
   */
  @Nullable Node each(Instances instances, Path path, Question question) {
    HclExpression first = path.first();
    List<Instance> all = instances.all();
    switch (instances.form()) {
      case UNDECIDED -> {
        if (first instanceof HclExpression.Index || first instanceof HclExpression.Splat) {
          return question.of(all.get(0), path.from(1));
        }
        return first == null ? null : question.of(all.get(0), path);
      }
      case SINGLE -> {
        return first instanceof HclExpression.Splat
            ? splat(instances, path, question)
            : question.of(all.get(0), path);
      }
      default -> {
        if (first instanceof HclExpression.Index index) {
          return indexed(
              instances,
              evaluator.evaluate(index.key(), path.file(), path.scope()),
              path,
              question);
        }
        if (first instanceof HclExpression.Splat) {
          return splat(instances, path, question);
        }
        if (first == null) {
          return collection(instances, path, question);
        }
        // Before version 0.12 the only instance could be named without its index.
        return all.size() == 1 ? question.of(all.get(0), path) : null;
      }
    }
  }

  private @Nullable Node indexed(Instances instances, Node key, Path path, Question question) {
    String literal =
        Nodes.text(key) == null || key.asScalar() == null || key.asScalar().isUnknown()
            ? null
            : TerraformStrings.text(key).toString();
    if (literal == null) {
      return instances.all().size() == 1 && instances.complete()
          ? question.of(instances.all().get(0), path.from(1))
          : null;
    }
    Instance at = instances.at(literal);
    if (at == null && instances.complete() && Nodes.literal(key) != null) {
      failures++;
    }
    return at == null ? null : question.of(at, path.from(1));
  }

  private static @Nullable Node splat(Instances instances, Path path, Question question) {
    List<Node> items = new ArrayList<>();
    for (Instance instance : instances.all()) {
      Node item = question.of(instance, path.from(1));
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return instances.complete() ? ArrayNode.at(place(path), items) : null;
  }

  private static @Nullable Node collection(Instances instances, Path path, Question question) {
    List<Member> members = new ArrayList<>();
    List<Node> items = new ArrayList<>();
    for (Instance instance : instances.all()) {
      Node value = question.of(instance, path);
      if (value == null) {
        return null;
      }
      items.add(value);
      members.add(Nodes.member(value, instance.index(), value));
    }
    if (!instances.complete()) {
      return null;
    }
    return instances.form() == Form.COUNTED
        ? ArrayNode.at(place(path), items)
        : ObjectNode.at(place(path), members);
  }

  private static Node place(Path path) {
    HclExpression first = path.first();
    return first == null
        ? Nodes.blank(path.file().source(), 0, 0)
        : TerraformEvaluator.place(first, path.file());
  }

  /** Takes the steps that remain after a value has been found. */
  @Nullable Node follow(@Nullable Node value, Path path) {
    Node at = value;
    for (int i = 0; i < path.steps().size() && at != null; i++) {
      HclExpression step = path.steps().get(i);
      if (step instanceof HclExpression.Attribute attribute) {
        at = member(at.asObject(), attribute.name());
      } else if (step instanceof HclExpression.Index index) {
        at = item(at, evaluator.evaluate(index.key(), path.file(), path.scope()));
      } else {
        return spread(at, path.from(i + 1));
      }
    }
    return at;
  }

  /** The steps after a splat, taken in every item; a single value is a list of one. */
  private @Nullable Node spread(Node value, Path path) {
    ArrayNode array = value.asArray();
    if (array == null && value.asObject() == null) {
      return null;
    }
    List<Node> items = new ArrayList<>();
    for (Node item : Nodes.list(value)) {
      ScalarNode scalar = item.asScalar();
      Node part = scalar != null && scalar.isRest() ? item : follow(item, path);
      if (part == null) {
        return null;
      }
      items.add(part);
    }
    return ArrayNode.at(value, items);
  }

  private @Nullable Node member(@Nullable ObjectNode object, String name) {
    Node found = object == null ? null : object.get(name);
    failures += object != null && found == null && !object.hasRest() ? 1 : 0;
    return found;
  }

  private @Nullable Node item(Node value, Node key) {
    String literal = Nodes.literal(key);
    ObjectNode object = value.asObject();
    ArrayNode array = value.asArray();
    if (literal == null) {
      return null;
    }
    if (object != null) {
      return member(object, literal);
    }
    if (array == null || !literal.matches("[0-9]{1,6}")) {
      return null;
    }
    int index = Integer.parseInt(literal);
    List<Node> items = array.items();
    if (index >= items.size()) {
      failures += array.hasRest() ? 0 : 1;
      return null;
    }
    // Behind an unknown number of items nobody knows which is which.
    return ArrayNode.at(value, items.subList(0, index + 1)).hasRest() ? null : items.get(index);
  }
}
