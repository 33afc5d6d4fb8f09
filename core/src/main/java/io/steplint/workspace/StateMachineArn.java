package io.steplint.workspace;

import io.steplint.text.Arns;
import io.steplint.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a state machine's ARN, each of which may be symbolic.
 *
 * @param partition for example {@code aws}
 * @param name the machine's name, without qualifier
 * @param qualifier version or alias, or null
 */
public record StateMachineArn(
    Text partition, Text region, Text account, Text name, @Nullable Text qualifier) {

  /** The parts of {@code arn}, or null where it does not show itself as a state machine's ARN. */
  public static @Nullable StateMachineArn parse(Text arn) {
    List<Text> pieces = arn.split(':', 9);
    if (pieces.size() < 7
        || pieces.size() > 8
        || !"arn".equals(pieces.get(0).literal())
        || !"states".equals(pieces.get(2).literal())
        || !"stateMachine".equals(pieces.get(5).literal())) {
      return null;
    }
    return new StateMachineArn(
        pieces.get(1),
        pieces.get(3),
        pieces.get(4),
        pieces.get(6),
        pieces.size() == 8 ? pieces.get(7) : null);
  }

  /** The ARN without its qualifier. */
  public Text unqualified() {
    return of(partition, region, account, name);
  }

  /** The ARN of the machine {@code name}. */
  public static Text of(Text partition, Text region, Text account, Text name) {
    return Arns.of(partition, "states", region, account, Text.of("stateMachine:").concat(name));
  }
}
