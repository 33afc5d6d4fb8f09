package io.steplint.template.serverless;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.cloudformation.Call;
import io.steplint.template.cloudformation.IntrinsicNodes;
import io.steplint.template.serverless.ServerlessGrants.Grant;
import io.steplint.template.serverless.ServerlessGrants.UnknownGrantException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the Serverless plugin for Step Functions grants for calls of DynamoDB. */
final class ServerlessTables {

  /** The item operations of DynamoDB that the plugin knows, by the end of the resource. */
  private static final Map<String, String> DYNAMODB =
      Map.ofEntries(
          Map.entry("dynamodb:updateItem", "UpdateItem"),
          Map.entry("aws-sdk:dynamodb:updateItem", "UpdateItem"),
          Map.entry("aws-sdk:dynamodb:updateItem.waitForTaskToken", "UpdateItem"),
          Map.entry("dynamodb:putItem", "PutItem"),
          Map.entry("aws-sdk:dynamodb:putItem", "PutItem"),
          Map.entry("aws-sdk:dynamodb:putItem.waitForTaskToken", "PutItem"),
          Map.entry("dynamodb:getItem", "GetItem"),
          Map.entry("dynamodb:deleteItem", "DeleteItem"),
          Map.entry("aws-sdk:dynamodb:updateTable", "UpdateTable"),
          Map.entry("aws-sdk:dynamodb:query", "Query"),
          Map.entry("aws-sdk:dynamodb:scan", "Scan"));

  private final IntrinsicNodes nodes;

  ServerlessTables(IntrinsicNodes nodes) {
    this.nodes = nodes;
  }

  /** The grants for a state, or null where it calls something else. */
  @Nullable List<Grant> of(String integration, ObjectNode state) throws UnknownGrantException {
    String action = DYNAMODB.get(integration);
    if (action != null) {
      return List.of(ServerlessGrants.grant("dynamodb:" + action, table(state)));
    }
    return switch (integration) {
      case "aws-sdk:dynamodb:batchGetItem" -> batch("dynamodb:BatchGetItem", state);
      case "aws-sdk:dynamodb:batchWriteItem" -> batch("dynamodb:BatchWriteItem", state);
      default -> null;
    };
  }

  private Node table(ObjectNode state) {
    if (ServerlessGrants.isDynamic(state, "TableName")) {
      return nodes.text("*");
    }
    Node table = ServerlessGrants.value(state, "TableName");
    if (ServerlessGrants.isDynamic(state, "IndexName")) {
      return table(nodes.text(IntrinsicNodes.spelled(table) + "/index/*"));
    }
    Node index = ServerlessGrants.value(state, "IndexName");
    return table(
        index == null
            ? table
            : nodes.text(
                IntrinsicNodes.spelled(table) + "/index/" + IntrinsicNodes.spelled(index)));
  }

  private Node table(@Nullable Node table) {
    Call call = table == null ? null : Call.of(table);
    if (call != null && call.name().equals("Ref")) {
      return nodes.attribute(call.argument(), "Arn");
    }
    String arn = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/";
    return table != null && call != null && call.name().equals("ImportValue")
        ? nodes.sub(arn + "${table}", "table", table)
        : nodes.sub(arn, IntrinsicNodes.spelled(table));
  }

  private List<Grant> batch(String action, ObjectNode state) throws UnknownGrantException {
    if (ServerlessGrants.isDynamic(state, "RequestItems")) {
      return List.of(ServerlessGrants.grant(action, nodes.text("*")));
    }
    Node items = ServerlessGrants.value(state, "RequestItems");
    ObjectNode tables = items == null ? null : items.asObject();
    if (tables == null) {
      throw new UnknownGrantException("RequestItems that are no object");
    }
    List<Grant> grants = new ArrayList<>();
    for (Member member : tables.members()) {
      grants.add(
          ServerlessGrants.grant(action, table(nodes.text(member.name().replace(".$", "")))));
    }
    return grants;
  }
}
