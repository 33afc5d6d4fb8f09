package io.steplint.template.serverless;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.cloudformation.Call;
import io.steplint.template.cloudformation.IntrinsicNodes;
import io.steplint.template.draft.Nodes;
import io.steplint.template.serverless.ServerlessGrants.Grant;
import io.steplint.text.Text;
import java.util.List;

/** What the Serverless plugin grants where a state calls a function. */
final class ServerlessFunctions {

  private final IntrinsicNodes nodes;

  ServerlessFunctions(IntrinsicNodes nodes) {
    this.nodes = nodes;
  }

  /** A state of the integration {@code lambda:invoke}. */
  List<Grant> invoke(ObjectNode state) {
    if (ServerlessGrants.isDynamic(state, "FunctionName")) {
      Node allowed = ServerlessGrants.value(state, "AllowedFunctions");
      return List.of(
          new Grant(
              "lambda:InvokeFunction",
              allowed == null ? List.of(nodes.text("*")) : Nodes.list(allowed)));
    }
    Node function = ServerlessGrants.value(state, "FunctionName");
    Call call = function == null ? null : Call.of(function);
    if (function == null) {
      return List.of();
    }
    if (call != null) {
      String arn = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:";
      return switch (call.name()) {
        case "GetAtt" -> grant(List.of(function, nodes.join(function, ":*")));
        case "Ref" ->
            grant(
                List.of(
                    nodes.sub(arn + "${function}", "function", function),
                    nodes.sub(arn + "${function}:*", "function", function)));
        default -> grant(List.of(function));
      };
    }
    Text name = Nodes.text(function);
    if (name == null) {
      return List.of();
    }
    if (name.startsWith("arn:aws")) {
      return grant(List.of(function, nodes.join(function, ":*")));
    }
    String known = name.literal();
    String[] segments = known == null ? new String[0] : known.split(":");
    String arn =
        segments.length == 3 && segments[0].chars().allMatch(Character::isDigit)
            ? "arn:${AWS::Partition}:lambda:${AWS::Region}:"
            : "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:";
    return grant(
        List.of(
            nodes.sub(arn + "${function}", "function", function),
            nodes.sub(arn + "${function}:*", "function", function)));
  }

  /** A function's own ARN as the Resource of a Task, without its alias. */
  List<Grant> ofArn(String arn) {
    String[] parts = arn.split(":");
    String bare = parts.length == 8 ? arn.substring(0, arn.length() - parts[7].length() - 1) : arn;
    return grant(List.of(nodes.text(bare), nodes.text(bare + ":*")));
  }

  /** To call these functions. */
  static List<Grant> grant(List<Node> resources) {
    return List.of(new Grant("lambda:InvokeFunction", resources));
  }
}
