package io.steplint.text;

/** Puts ARNs together from parts of which a deployment may decide any. */
public final class Arns {

  private Arns() {}

  /**
   * {@code arn:PARTITION:service:REGION:ACCOUNT:RESOURCE}; {@link Text#EMPTY} stands for a Region
   * or an account that the ARNs of the service do not have.
   */
  public static Text of(Text partition, String service, Text region, Text account, Text resource) {
    return Text.builder()
        .append("arn:")
        .append(partition)
        .append(":" + service + ":")
        .append(region)
        .append(":")
        .append(account)
        .append(":")
        .append(resource)
        .build();
  }
}
