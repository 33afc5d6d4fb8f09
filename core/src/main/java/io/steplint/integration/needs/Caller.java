package io.steplint.integration.needs;

import io.steplint.text.Arns;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.List;

/**
 * The state machine whose needs are asked for.
 *
 * @param key unique in the workspace
 * @param arn its ARN without qualifier
 */
public record Caller(String key, Text arn, Text partition, Text region, Text account, Text name) {

  /** A caller of that ARN; what it does not show is symbolic. */
  public static Caller of(String key, Text arn) {
    List<Text> pieces = arn.split(':', 8);
    if (pieces.size() >= 7 && "arn".equals(pieces.get(0).literal())) {
      return new Caller(key, arn, pieces.get(1), pieces.get(3), pieces.get(4), pieces.get(6));
    }
    Text partition = pseudo("AWS::Partition");
    Text region = pseudo("AWS::Region");
    Text account = pseudo("AWS::AccountId");
    Text name = Text.of(new Reference(key + "#name", "*", Domain.SEGMENT));
    Text own =
        arn.parts().isEmpty()
            ? Arns.of(partition, "states", region, account, Text.of("stateMachine:").concat(name))
            : arn;
    return new Caller(key, own, partition, region, account, name);
  }

  /** This caller in the partition, Region and account of another machine's ARN. */
  public Caller beside(Text other) {
    List<Text> pieces = other.split(':', 6);
    Text own =
        Arns.of(
            pieces.get(1),
            "states",
            pieces.get(3),
            pieces.get(4),
            Text.of("stateMachine:").concat(name));
    return new Caller(key, own, pieces.get(1), pieces.get(3), pieces.get(4), name);
  }

  /** This caller with what it reaches lying in another account. */
  public Caller inAccount(Text other) {
    return new Caller(key, arn, partition, region, other, name);
  }

  private static Text pseudo(String name) {
    return Text.of(new Reference(name, "${" + name + "}", Domain.SEGMENT));
  }

  /** The ARN of a resource of this caller's account and Region. */
  Text arnOf(String service, Text resource) {
    return Arns.of(partition, service, region, account, resource);
  }

  /** The ARN of a resource in no Region, for example of a role. */
  Text globalArn(String service, Text resource) {
    return Arns.of(partition, service, Text.EMPTY, account, resource);
  }
}
