package io.steplint.text;

/**
 * A part of a string that the input does not decide: a pseudo parameter, an attribute of a
 * resource, a placeholder that nothing fills, the suffix of a name that CloudFormation invents.
 *
 * <p>Two references are the same string if and only if their identities are equal; of two different
 * ones nothing is known, they may stand for equal strings.
 *
 * @param identity what the reference stands for, unique in a workspace, for example {@code
 *     AWS::Region} or {@code template.yaml#Queue.QueueName}
 * @param display how it is printed, for example <code>${AWS::Region}</code>
 * @param domain which strings it can stand for
 */
public record Reference(String identity, String display, Domain domain) implements Part {

  /** The strings a reference can stand for. */
  public enum Domain {
    /** Any string, the empty one included. */
    ANY,
    /** One segment of an ARN or one name: not empty, without a colon. */
    SEGMENT,
    /**
     * The twelve letters and digits that CloudFormation appends to a name it invents. The display
     * of such a reference stands for the whole name.
     */
    GENERATED_SUFFIX
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reference that && identity.equals(that.identity);
  }

  @Override
  public int hashCode() {
    return identity.hashCode();
  }

  @Override
  public String toString() {
    return display;
  }
}
