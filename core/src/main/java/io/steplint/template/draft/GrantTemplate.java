package io.steplint.template.draft;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a policy that a framework generates, with holes for what the template says.
 *
 * @param actions the actions it allows, or those it does not allow alone, with ! before each
 * @param resources on which resources, in the short form that the tables explain in their heads
 * @param condition operator, key and values, or null
 */
public record GrantTemplate(
    List<String> actions, List<String> resources, @Nullable String condition) {

  public GrantTemplate {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /** Reads {@code actions | resources | condition}. */
  public static GrantTemplate parse(String line) {
    String[] parts = line.split(" \\| ", -1);
    return new GrantTemplate(
        List.of(parts[0].strip().split(" ")),
        List.of(parts[1].strip().split(" ")),
        parts.length > 2 ? parts[2].strip() : null);
  }

  /**
   * A policy document of such statements.
   *
   * @param place the value of the template for which the framework generates it
   * @param values what stands in the holes: the parameters, and {@code AWS::Partition}, {@code
   *     AWS::Region} and {@code AWS::AccountId}
   */
  public static ObjectNode document(
      Node place, List<GrantTemplate> grants, Function<String, Text> values) {
    List<Node> statements = new ArrayList<>();
    for (GrantTemplate grant : grants) {
      statements.add(grant.statement(place, values));
    }
    return ObjectNode.at(
        place,
        List.of(
            member(place, "Version", ScalarNode.at(place, Text.of("2012-10-17"))),
            member(place, "Statement", ArrayNode.at(place, statements))));
  }

  private ObjectNode statement(Node place, Function<String, Text> values) {
    boolean not = actions.get(0).startsWith("!");
    List<Node> allowed = new ArrayList<>();
    for (String action : actions) {
      allowed.add(ScalarNode.at(place, Text.of(not ? action.substring(1) : action)));
    }
    List<Node> on = new ArrayList<>();
    for (String resource : resources) {
      on.add(ScalarNode.at(place, fill(arn(resource), values)));
    }
    List<Member> members = new ArrayList<>();
    members.add(member(place, "Effect", ScalarNode.at(place, Text.of("Allow"))));
    members.add(member(place, not ? "NotAction" : "Action", ArrayNode.at(place, allowed)));
    members.add(member(place, "Resource", ArrayNode.at(place, on)));
    if (condition != null) {
      String[] parts = condition.split(" ");
      List<Node> compared = new ArrayList<>();
      for (int i = 2; i < parts.length; i++) {
        compared.add(ScalarNode.at(place, fill(arn(parts[i]), values)));
      }
      Node value = compared.size() == 1 ? compared.get(0) : ArrayNode.at(place, compared);
      Node keys = ObjectNode.at(place, List.of(member(place, parts[1], value)));
      members.add(
          member(place, "Condition", ObjectNode.at(place, List.of(member(place, parts[0], keys)))));
    }
    return ObjectNode.at(place, members);
  }

  private static Member member(Node place, String name, Node value) {
    return new Member(ScalarNode.at(place, Text.of(name)), value);
  }

  private static String arn(String resource) {
    if (resource.equals("*")) {
      return resource;
    }
    if (resource.startsWith("=")) {
      return resource.substring(1);
    }
    int colon = resource.indexOf(':');
    String service = resource.substring(0, colon);
    boolean global = resource.startsWith("::", colon);
    return "arn:${AWS::Partition}:"
        + service
        + (global ? "::" : ":${AWS::Region}:${AWS::AccountId}")
        + ":"
        + resource.substring(colon + (global ? 2 : 1));
  }

  private static Text fill(String pattern, Function<String, Text> values) {
    Text.Builder text = Text.builder();
    int from = 0;
    int open;
    while ((open = pattern.indexOf("${", from)) >= 0) {
      int close = pattern.indexOf('}', open);
      text.append(pattern.substring(from, open));
      text.append(values.apply(pattern.substring(open + 2, close)));
      from = close + 1;
    }
    return text.append(pattern.substring(from)).build();
  }
}
