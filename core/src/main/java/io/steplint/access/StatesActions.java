package io.steplint.access;

import io.steplint.iam.ActionPattern;
import io.steplint.integration.services.Service;
import io.steplint.integration.services.ServiceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The IAM actions of Step Functions: one for each operation, and some that are no operations. */
public final class StatesActions {

  private static final class Holder {
    static final List<String> ALL = load();
  }

  private static final String PREFIX = "states:";

  /** From the Service Authorization Reference. */
  private static final List<String> WITHOUT_OPERATION =
      List.of("states:InvokeHTTPEndpoint", "states:RevealSecrets");

  private StatesActions() {}

  /** All of them. */
  public static List<String> all() {
    return Holder.ALL;
  }

  /** Whether a pattern is of Step Functions and matches no action. */
  public static boolean isUnknown(String pattern) {
    if (!pattern.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      return false;
    }
    for (String action : all()) {
      if (ActionPattern.matches(pattern, action)) {
        return false;
      }
    }
    return !all().isEmpty();
  }

  private static List<String> load() {
    List<String> actions = new ArrayList<>(WITHOUT_OPERATION);
    Service service = ServiceTable.service("sfn");
    if (service == null) {
      throw new IllegalStateException("The table of services lacks Step Functions");
    }
    for (String operation : service.operations()) {
      actions.add(
          PREFIX + operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1));
    }
    return List.copyOf(actions);
  }
}
