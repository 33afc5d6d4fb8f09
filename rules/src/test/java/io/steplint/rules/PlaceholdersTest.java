package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.workspace.MachineType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reference that stands alone, in quotes or not, can become any value when it is deployed: no
 * rule judges its kind, its range or its words.
 */
class PlaceholdersTest {

  private static final String JSONPATH =
      """
      {
        "StartAt": "Call",
        "TimeoutSeconds": "${Limit}",
        "States": {
          "Call": {
            "Type": "Task",
            "Resource": "${Function}",
            "TimeoutSeconds": "${Limit}",
            "HeartbeatSeconds": "${Beat}",
            "Credentials": {"RoleArn": "${Role}"},
            "Parameters": {"a": "${A}", "b.$": "${Path}"},
            "ResultSelector": "${Selector}",
            "ResultPath": "${ResultPath}",
            "Retry": [{
              "ErrorEquals": ["${Error}", "States.Timeout"],
              "IntervalSeconds": "${Interval}",
              "MaxAttempts": "${Attempts}",
              "BackoffRate": "${Rate}",
              "MaxDelaySeconds": "${Most}",
              "JitterStrategy": "${Jitter}"
            }],
            "Catch": "${Catch}",
            "Next": "Send"
          },
          "Send": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage",
            "Parameters": {
              "QueueUrl": "${Queue}",
              "MessageBody": "${Body}",
              "DelaySeconds": "${Delay}",
              "MessageAttributes": "${Attributes}"
            },
            "OutputPath": "${Output}",
            "Next": "Hold"
          },
          "Hold": {"Type": "Wait", "Seconds": "${Seconds}", "Next": "Until"},
          "Until": {"Type": "Wait", "Timestamp": "${Moment}", "Next": "Route"},
          "Route": {
            "Type": "Choice",
            "Choices": [
              {"Variable": "$.a", "NumericEquals": "${Number}", "Next": "Each"},
              {"Variable": "$.a", "BooleanEquals": "${Flag}", "Next": "Each"},
              {"Variable": "$.a", "TimestampEquals": "${Moment}", "Next": "Each"},
              {"Variable": "$.a", "StringMatches": "${Pattern}", "Next": "Each"},
              {"Variable": "${Variable}", "IsNull": "${Flag}", "Next": "Each"},
              {"Variable": "$.a", "IsPresent": "${Flag}", "Next": "Each"}
            ],
            "Default": "${Default}"
          },
          "Each": {
            "Type": "Map",
            "ItemsPath": "${ItemsPath}",
            "MaxConcurrency": "${Concurrency}",
            "Label": "${Label}",
            "ToleratedFailureCount": "${Count}",
            "ToleratedFailurePercentage": "${Percentage}",
            "ItemReader": {
              "Resource": "${Reader}",
              "ReaderConfig": {"InputType": "${Type}", "MaxItems": "${Items}"},
              "Parameters": {"Bucket": "${Bucket}", "Key": "${Key}"}
            },
            "ItemBatcher": {
              "MaxItemsPerBatch": "${Batch}",
              "MaxInputBytesPerBatch": "${Bytes}"
            },
            "ResultWriter": {"Resource": "${Writer}", "Parameters": "${Parameters}"},
            "ItemProcessor": {
              "ProcessorConfig": {"Mode": "${Mode}", "ExecutionType": "${Execution}"},
              "StartAt": "One",
              "States": {
                "One": {"Type": "Pass", "Result": "${Result}", "End": "${End}"}
              }
            },
            "Next": "Both"
          },
          "Both": {
            "Type": "Parallel",
            "Branches": "${Branches}",
            "Retry": "${Retry}",
            "Next": "Fail"
          },
          "Fail": {"Type": "Fail", "ErrorPath": "${ErrorPath}", "Cause": "${Cause}"}
        }
      }
      """;

  private static final String JSONATA =
      """
      {
        "QueryLanguage": "JSONata",
        "StartAt": "Call",
        "States": {
          "Call": {
            "Type": "Task",
            "Resource": "${Function}",
            "TimeoutSeconds": "${Limit}",
            "HeartbeatSeconds": "${Beat}",
            "Arguments": "${Arguments}",
            "Output": "${Output}",
            "Assign": {"a": "${A}", "b": "{% ${B} %}"},
            "Next": "Hold"
          },
          "Hold": {"Type": "Wait", "Seconds": "${Seconds}", "Next": "Until"},
          "Until": {"Type": "Wait", "Timestamp": "${Moment}", "Next": "Route"},
          "Route": {
            "Type": "Choice",
            "Choices": [{"Condition": "${Condition}", "Next": "Each"}],
            "Default": "${Default}"
          },
          "Each": {
            "Type": "Map",
            "Items": "${Items}",
            "ItemSelector": "${Selector}",
            "MaxConcurrency": "${Concurrency}",
            "ItemProcessor": {
              "StartAt": "One",
              "States": {"One": {"Type": "Pass", "Output": "${Result}", "End": "${End}"}}
            },
            "Next": "Fail"
          },
          "Fail": {"Type": "Fail", "Error": "${Error}", "Cause": "${Cause}"}
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {JSONPATH, JSONATA})
  void referencesInQuotesAreNotJudged(String definition) {
    assertThat(Verdicts.judge("m.asl.json", definition, MachineType.STANDARD).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {JSONPATH, JSONATA})
  void referencesWithoutQuotesAreNotJudged(String definition) {
    String bare = definition.replaceAll("\"(\\$\\{[A-Za-z]+})\"", "$1");
    assertThat(Verdicts.judge("m.asl.json", bare, MachineType.STANDARD).findings()).isEmpty();
  }
}
