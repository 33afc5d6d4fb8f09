package io.steplint.template.draft;

import io.steplint.text.Arns;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the user says about the deployment: Region, account, partition and parameters. */
public final class Deployment {

  private final Text region;
  private final Text account;
  private final Text partition;
  private final Map<String, String> parameters;

  /** The names of parameters that a template declares. */
  private final Set<String> declared = new TreeSet<>();

  public Deployment(
      @Nullable String region,
      @Nullable String account,
      @Nullable String partition,
      Map<String, String> parameters) {
    this.region = given(region, "AWS::Region");
    this.account = given(account, "AWS::AccountId");
    this.partition =
        given(
            partition != null || region == null ? partition : partitionOf(region),
            "AWS::Partition");
    this.parameters = new TreeMap<>(parameters);
  }

  private Deployment(Map<String, String> parameters, Text region, Text account, Text partition) {
    this.region = region;
    this.account = account;
    this.partition = partition;
    this.parameters = parameters;
  }

  /** This deployment in another Region, which decides the partition where nothing else does. */
  public Deployment in(Text other) {
    String literal = other.literal();
    return new Deployment(
        parameters,
        other,
        account,
        literal == null || partition.isLiteral() ? partition : Text.of(partitionOf(literal)));
  }

  /** This deployment in another account. */
  public Deployment of(String other) {
    return new Deployment(parameters, region, Text.of(other), partition);
  }

  /** Settings that leave everything open. */
  public static Deployment none() {
    return new Deployment(null, null, null, Map.of());
  }

  private static Text given(@Nullable String value, String name) {
    return value != null ? Text.of(value) : Text.of(pseudo(name));
  }

  static Reference pseudo(String name) {
    return new Reference(name, "${" + name + "}", Domain.SEGMENT);
  }

  private static String partitionOf(String region) {
    return region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  public Text region() {
    return region;
  }

  public Text account() {
    return account;
  }

  public Text partition() {
    return partition;
  }

  /** The value that is given for a parameter, or null. */
  public @Nullable String parameter(String name) {
    declared.add(name);
    return parameters.get(name);
  }

  /** Notes that a template has a parameter of that name, whether or not its value matters. */
  public void declare(String name) {
    declared.add(name);
  }

  /** The names of the parameters that templates have. */
  public Set<String> declared() {
    return declared;
  }

  /** {@code arn:PARTITION:service:REGION:ACCOUNT:} of this deployment. */
  public Text arn(String service, String rest) {
    return arn(service, Text.of(rest));
  }

  /** {@code arn:PARTITION:service:REGION:ACCOUNT:rest}. */
  public Text arn(String service, Text rest) {
    return Arns.of(partition, service, region, account, rest);
  }

  /** {@code arn:PARTITION:service::ACCOUNT:rest}, for services without Regions. */
  public Text globalArn(String service, Text rest) {
    return Arns.of(partition, service, Text.EMPTY, account, rest);
  }

  /** {@code arn:PARTITION:service:::rest}, for services whose ARNs have neither. */
  public Text bareArn(String service, Text rest) {
    return Arns.of(partition, service, Text.EMPTY, Text.EMPTY, rest);
  }
}
