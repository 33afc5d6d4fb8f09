package io.steplint.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of errors that the language itself raises. */
public final class StatesErrors {

  /** Takes every error but {@link #RUNTIME} and {@link #DATA_LIMIT_EXCEEDED}. */
  public static final String ALL = "States.ALL";

  /** Ends the execution, whatever the definition says. */
  public static final String RUNTIME = "States.Runtime";

  /** A payload is larger than the service carries. */
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

  /** All of them, as the States Language and the guide of the service list them. */
  public static final List<String> NAMES =
      List.of(
          ALL,
          DATA_LIMIT_EXCEEDED,
          RUNTIME,
          "States.BranchFailed",
          "States.ExceedToleratedFailureThreshold",
          "States.HeartbeatTimeout",
          "States.Http.Socket",
          "States.IntrinsicFailure",
          "States.ItemReaderFailed",
          "States.NoChoiceMatched",
          "States.ParameterPathFailure",
          "States.Permissions",
          "States.QueryEvaluationError",
          "States.ResultPathMatchFailure",
          "States.ResultWriterFailed",
          "States.TaskFailed",
          "States.Timeout");

  private static final String PREFIX = "States.";

  /** {@code States.Http.StatusCode.429} and the like. */
  private static final String HTTP = "States.Http.";

  private StatesErrors() {}

  /** Whether a name is one of the language, or is reserved for it, and is none that it raises. */
  public static boolean isUnknown(String name) {
    if (NAMES.contains(name) || name.startsWith(HTTP)) {
      return false;
    }
    return name.startsWith(PREFIX) || equalButForCase(name) != null;
  }

  /** The name that differs from another one only in its capitals, or null. */
  public static @Nullable String equalButForCase(String name) {
    for (String known : NAMES) {
      if (known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return null;
  }
}
