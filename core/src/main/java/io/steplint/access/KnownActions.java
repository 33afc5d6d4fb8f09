package io.steplint.access;

import io.steplint.iam.language.ActionPattern;
import io.steplint.iam.language.Actions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actions to show what a pattern of actions allows. */
final class KnownActions {

  /** Actions of many services; none that a Task needs by itself. */
  private static final List<String> ANYTHING =
      List.of(
          "iam:CreateUser",
          "s3:DeleteBucket",
          "ec2:TerminateInstances",
          "states:DeleteStateMachine",
          "lambda:DeleteFunction",
          "dynamodb:DeleteTable",
          "events:DeleteRule",
          "kms:ScheduleKeyDeletion",
          "logs:DeleteLogGroup",
          "sqs:DeleteQueue",
          "sns:DeleteTopic",
          "secretsmanager:DeleteSecret");

  private KnownActions() {}

  static List<String> anything() {
    return ANYTHING;
  }

  /** Actions that a pattern matches: of its service where it names one, else of several. */
  static List<String> matching(String pattern) {
    List<String> matching = new ArrayList<>();
    int colon = pattern.indexOf(':');
    List<String> known =
        colon < 0 ? List.of() : Actions.of(pattern.substring(0, colon).toLowerCase(Locale.ROOT));
    for (String action : known.isEmpty() ? ANYTHING : known) {
      if (ActionPattern.matches(pattern, action)) {
        matching.add(action);
      }
    }
    return matching;
  }

  /**
   * An action that a pattern matches and that nobody needs, or null where none is known.
   *
   * @param needed actions in lower case
   */
  static @Nullable String unneeded(String pattern, Set<String> needed) {
    for (String action : ANYTHING) {
      if (ActionPattern.matches(pattern, action) && isUnneeded(action, needed)) {
        return action;
      }
    }
    int colon = pattern.indexOf(':');
    for (String action : Actions.of(colon < 0 ? "" : pattern.substring(0, colon))) {
      if (ActionPattern.matches(pattern, action) && isUnneeded(action, needed)) {
        return action;
      }
    }
    return null;
  }

  private static boolean isUnneeded(String action, Set<String> needed) {
    return !needed.contains(action.toLowerCase(Locale.ROOT));
  }
}
