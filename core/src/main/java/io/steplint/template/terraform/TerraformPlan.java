package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code terraform show -json} prints of a plan or a state: the resources with the values that
 * are known, and the configuration, which says what an unknown value refers to.
 */
final class TerraformPlan {

  /** Modules inside modules; Terraform itself nests far less. */
  private static final int MAX_DEPTH = 20;

  /**
   * A resource of the plan.
   *
   * @param address with the modules and indices that lead to it
   * @param module the part of the address before the resource; empty at the root
   * @param node the resource as the plan lists it
   * @param values its known values
   */
  record Planned(String address, String module, String type, ObjectNode node, ObjectNode values) {

    /** A value that is known, or null. */
    @Nullable Node value(String name) {
      Node value = values.get(name);
      ScalarNode scalar = value == null ? null : value.asScalar();
      return scalar != null && scalar.isNull() ? null : value;
    }
  }

  private final Map<String, Planned> resources = new LinkedHashMap<>();
  private final Map<String, ObjectNode> configured = new HashMap<>();

  private TerraformPlan() {}

  /** Whether a document looks like the output of {@code terraform show -json}. */
  static boolean isPlan(ObjectNode root) {
    return root.has("format_version") && (root.has("planned_values") || root.has("values"));
  }

  static TerraformPlan of(ObjectNode root) {
    TerraformPlan plan = new TerraformPlan();
    ObjectNode values = root.object(root.has("planned_values") ? "planned_values" : "values");
    if (values != null) {
      plan.module(values.object("root_module"), "", 0);
    }
    ObjectNode configuration = root.object("configuration");
    if (configuration != null) {
      plan.configured(configuration.object("root_module"), "", 0);
    }
    return plan;
  }

  private void module(@Nullable ObjectNode module, String address, int depth) {
    if (module == null || depth > MAX_DEPTH) {
      return;
    }
    for (ObjectNode resource : Nodes.objects(module.array("resources"))) {
      String own = Nodes.literal(resource.get("address"));
      String type = Nodes.literal(resource.get("type"));
      ObjectNode values = resource.object("values");
      if (own != null && type != null && values != null) {
        resources.put(own, new Planned(own, address, type, resource, values));
      }
    }
    for (ObjectNode child : Nodes.objects(module.array("child_modules"))) {
      String inner = Nodes.literal(child.get("address"));
      module(child, inner == null ? address : inner, depth + 1);
    }
  }

  private void configured(@Nullable ObjectNode module, String address, int depth) {
    if (module == null || depth > MAX_DEPTH) {
      return;
    }
    for (ObjectNode resource : Nodes.objects(module.array("resources"))) {
      String own = Nodes.literal(resource.get("address"));
      ObjectNode expressions = resource.object("expressions");
      if (own != null && expressions != null) {
        configured.put(join(address, own), expressions);
      }
    }
    ObjectNode calls = module.object("module_calls");
    if (calls != null) {
      for (Member call : calls.members()) {
        ObjectNode called = call.value().asObject();
        if (called != null) {
          configured(called.object("module"), join(address, "module." + call.name()), depth + 1);
        }
      }
    }
  }

  private static String join(String module, String address) {
    return module.isEmpty() ? address : module + "." + address;
  }

  /** The resources of a type that Terraform manages, in the order of the plan. */
  List<Planned> resourcesOf(String type) {
    List<Planned> found = new ArrayList<>();
    for (Planned resource : resources.values()) {
      if (resource.type().equals(type)
          && !"data".equals(Nodes.literal(resource.node().get("mode")))) {
        found.add(resource);
      }
    }
    return found;
  }

  /**
   * The addresses of the resources of a type that an argument refers to, in the same module.
   *
   * @param type the type of resource that is looked for
   */
  List<String> referred(Planned resource, String argument, String type) {
    ObjectNode expressions = configured.get(withoutIndices(resource.address()));
    ObjectNode expression = expressions == null ? null : expressions.object(argument);
    List<String> addresses = new ArrayList<>();
    for (Node reference : Nodes.list(expression == null ? null : expression.get("references"))) {
      String name = Nodes.literal(reference);
      if (name == null || !name.startsWith(type + ".")) {
        continue;
      }
      String[] steps = withoutIndices(name).split("\\.");
      String address = join(withoutIndices(resource.module()), steps[0] + "." + steps[1]);
      if (!addresses.contains(address)) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  /**
   * A block of a resource: its known values, and for those that the plan does not know yet what the
   * configuration says that they refer to. Null where the resource has no such block.
   */
  @Nullable Node block(Planned resource, String name) {
    Node known = resource.value(name);
    ObjectNode values = only(known);
    ObjectNode expressions = configured.get(withoutIndices(resource.address()));
    ObjectNode written = expressions == null ? null : only(expressions.get(name));
    if (values == null || written == null) {
      return known;
    }
    List<Member> members = new ArrayList<>(values.members());
    for (Member argument : written.members()) {
      ObjectNode expression = argument.value().asObject();
      if (expression != null && expression.has("references") && !values.has(argument.name())) {
        String identity = resource.address() + "." + name + "." + argument.name();
        Reference open = new Reference(identity, "${" + identity + "}", Reference.Domain.ANY);
        members.add(Nodes.member(values, argument.name(), Nodes.string(values, Text.of(open))));
      }
    }
    return ObjectNode.at(values, members);
  }

  private static @Nullable ObjectNode only(@Nullable Node list) {
    List<Node> items = Nodes.list(list);
    return items.size() == 1 ? items.get(0).asObject() : null;
  }

  /** {@code module.a.type.name} of <code>module.a["x"].type.name[0]</code>. */
  static String withoutIndices(String address) {
    StringBuilder out = new StringBuilder();
    int open = 0;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == '[') {
        open++;
      } else if (c == ']') {
        open = Math.max(0, open - 1);
      } else if (open == 0) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
