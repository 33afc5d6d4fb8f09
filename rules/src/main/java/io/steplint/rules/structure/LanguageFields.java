package io.steplint.rules.structure;

import io.steplint.asl.ComparisonOperator;
import io.steplint.asl.QueryLanguage;
import io.steplint.schema.Violation;
import java.util.Set;

/** Which fields only one of the two query languages has. */
final class LanguageFields {

  private static final Set<String> JSONATA = Set.of("Arguments", "Output", "Items", "Condition");
  private static final Set<String> JSONPATH =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "ResultSelector",
          "Result",
          "ItemsPath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "ErrorPath",
          "CausePath",
          "MaxConcurrencyPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath",
          "MaxItemsPath",
          "MaxItemsPerBatchPath",
          "MaxInputBytesPerBatchPath",
          "Variable",
          "And",
          "Or",
          "Not");

  private static final Set<String> SHARED =
      Set.of(
          "Assign",
          "BackoffRate",
          "BatchInput",
          "Branches",
          "Catch",
          "Cause",
          "Choices",
          "Comment",
          "Credentials",
          "Default",
          "End",
          "Error",
          "ErrorEquals",
          "ExecutionType",
          "HeartbeatSeconds",
          "InputType",
          "IntervalSeconds",
          "ItemBatcher",
          "ItemProcessor",
          "ItemReader",
          "ItemSelector",
          "Iterator",
          "JitterStrategy",
          "Label",
          "MaxAttempts",
          "MaxConcurrency",
          "MaxDelaySeconds",
          "MaxItems",
          "Mode",
          "Next",
          "ProcessorConfig",
          "QueryLanguage",
          "ReaderConfig",
          "Resource",
          "ResultWriter",
          "Retry",
          "RoleArn",
          "Seconds",
          "StartAt",
          "States",
          "TimeoutSeconds",
          "Timestamp",
          "Type",
          "Version");

  private LanguageFields() {}

  /** Whether the language has a field of that name, in whatever object. */
  static boolean isField(String name) {
    return SHARED.contains(name) || JSONATA.contains(name) || isJsonPathOnly(name);
  }

  /** Whether a field that is not supported in a language is one of the other language. */
  static boolean belongsToOther(Violation violation, QueryLanguage language) {
    String field = violation.property();
    if (field == null) {
      return false;
    }
    return language == QueryLanguage.JSONATA ? isJsonPathOnly(field) : JSONATA.contains(field);
  }

  /** Whether only JSONPath has a field of that name. */
  static boolean isJsonPathOnly(String field) {
    return JSONPATH.contains(field) || ComparisonOperator.of(field) != null;
  }
}
