package io.steplint.integration.needs;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.Definition;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.ObjectNode;
import io.steplint.testing.Corpus;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every documented integration and pattern, from a Task to what it needs. */
class PermissionsCorpusTest {

  private static final Text OWN = Text.of("arn:aws:states:us-east-1:1:stateMachine:parent");

  private static List<Need> needs(String resource, String parameters) {
    String definition =
        """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s",
         "Parameters": %s, "End": true}}}
        """
            .formatted(resource, parameters);
    ObjectNode node =
        Objects.requireNonNull(
            Objects.requireNonNull(Document.read(new FileSource("a.asl.json", definition)).root())
                .asObject());
    return MachineNeeds.of(
        Definition.parse(node),
        Caller.of("parent", OWN),
        Surroundings.UNKNOWN,
        MachineNeeds.Settings.NONE,
        RequestContext.UNKNOWN);
  }

  private static final String PARAMETERS =
      """
      {"StateMachineArn": "arn:aws:states:us-east-1:1:stateMachine:child",
       "FunctionName": "f", "TopicArn": "arn:aws:sns:us-east-1:1:t", "TableName": "t",
       "QueueUrl": "https://sqs.us-east-1.amazonaws.com/1/q", "JobName": "j", "Name": "n",
       "JobDefinition": "d:1", "JobQueue": "q", "TaskDefinition": "d:1",
       "RoleArn": "arn:aws:iam::1:role/r", "ExecutionRoleArn": "arn:aws:iam::1:role/r",
       "NodeRole": "arn:aws:iam::1:role/r", "ServiceRole": "r", "JobFlowRole": "r",
       "AutoScalingRole": "r", "Role": "arn:aws:iam::1:role/r", "Tags": [],
       "AuthType": "IAM_ROLE", "ApiEndpoint": "a.execute-api.us-east-1.amazonaws.com",
       "Method": "GET", "ModelId": "m", "GuardrailIdentifier": "g",
       "Input": {"S3Uri": "s3://b/k"}, "Output": {"S3Uri": "s3://b/k"},
       "Authentication": {"ConnectionArn": "arn:aws:events:us-east-1:1:connection/c/1"}}
      """;

  @Test
  void everyRowGivesItsActionsWithTheirKinds() {
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : Corpus.json("iam/permissions.json").path("rows")) {
      rows++;
      String api = row.path("api").asString();
      String pattern = row.path("pattern").asString();
      String resource =
          api.startsWith("(")
              ? "arn:aws:lambda:us-east-1:1:function:f"
              : "arn:aws:states:::"
                  + row.path("service").asString()
                  + ":"
                  + api
                  + (pattern.equals("requestResponse") ? "" : "." + pattern);
      TreeSet<String> expected = new TreeSet<>();
      for (JsonNode required : row.path("requires")) {
        String kind = kind(required.path("kind").asString());
        // The keys of topics and queues are known only where their resources are.
        if (!kind.equals("key")) {
          required.path("actions").forEach(action -> expected.add(kind + " " + action.asString()));
        }
      }
      TreeSet<String> found = new TreeSet<>();
      needs(resource, PARAMETERS)
          .forEach(
              need -> {
                if (need.required() || need.kind() != NeedKind.MANAGED_RULE) {
                  found.add(need.kind().label() + " " + need.action());
                }
              });
      // What the parameters of this test ask for besides is told by a table of its own.
      found.removeIf(
          need ->
              !expected.contains(need)
                  && (need.startsWith("key ")
                      || need.endsWith(":AddTags")
                      || need.endsWith(":TagResource")
                      || need.endsWith(":PassRole")));
      if (!found.equals(expected)) {
        wrong.add(resource + ": " + found + ", not " + expected);
      }
    }
    assertThat(rows).isGreaterThan(90);
    assertThat(wrong).isEmpty();
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "cancel" -> "stop";
      case "aux", "slr", "redrive" -> "call";
      case "kms" -> "key";
      default -> kind;
    };
  }

  @Test
  void theManagedRulesAreThoseThatAreDocumented() {
    List<String> documented = new ArrayList<>();
    Corpus.json("iam/permissions.json")
        .path("managedRules")
        .forEach(name -> documented.add(name.asString()));
    assertThat(NeedTable.managedRules()).containsExactlyInAnyOrderElementsOf(documented);
  }

  @Test
  void everyOperationOfAServiceGivesItsActions() {
    List<String> wrong = new ArrayList<>();
    for (JsonNode service : Corpus.json("iam/sdk-iam-map.json").path("services")) {
      String name = service.path("sfnService").asString();
      for (var exception : service.path("exceptions").properties()) {
        String operation =
            exception.getKey().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + exception.getKey().substring(1);
        List<String> found =
            SdkTable.actions(name, operation).stream().map(SdkTable.Action::name).toList();
        List<String> expected = new ArrayList<>();
        if (exception.getValue().isArray()) {
          exception.getValue().forEach(action -> expected.add(action.asString()));
        } else if (exception.getValue().isString()) {
          continue; // described in words, see the table
        }
        if (!found.equals(expected)) {
          wrong.add(name + ":" + operation + " " + found + " not " + expected);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
