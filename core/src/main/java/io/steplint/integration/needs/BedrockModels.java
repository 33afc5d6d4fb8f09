package io.steplint.integration.needs;

import io.steplint.text.Arns;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a call of a model of Bedrock is authorized on. A cross-Region inference profile is named by
 * its geography and the model: the profile and the foundation model in each of its Regions are
 * needed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html">Geographic
 *     cross-Region inference, read on 2026-11-29</a>
 */
final class BedrockModels {

  /** The geographies that begin the ids of profiles, and the beginnings of their Regions. */
  private static final Map<String, List<String>> GEOGRAPHIES =
      Map.of(
          "us", List.of("us-"),
          "us-gov", List.of("us-gov-"),
          "ca", List.of("ca-", "us-"),
          "eu", List.of("eu-"),
          "apac", List.of("ap-"),
          "jp", List.of("ap-northeast-"),
          "au", List.of("ap-southeast-"),
          "global", List.of(""));

  private static final String REGIONS =
      "Which Regions the inference profile uses hangs on the model";
  private static final String MODEL =
      "Which model an application inference profile stands for is not to be seen";

  private final Caller caller;
  private final TaskParameters parameters;

  BedrockModels(Caller caller, TaskParameters parameters) {
    this.caller = caller;
    this.parameters = parameters;
  }

  /** Each resource that a model or profile of that id or ARN asks for. */
  List<Target> of(Text value) {
    if (value.startsWith("arn:")) {
      return ofArn(value);
    }
    String literal = value.literal();
    if (literal != null) {
      int dot = literal.indexOf('.');
      List<String> regions = GEOGRAPHIES.get(dot < 0 ? "" : literal.substring(0, dot));
      Text profile = arn(caller.region(), caller.account(), "inference-profile/", value);
      return regions == null
          ? List.of(Target.of(model(caller.region(), value)))
          : ofProfile(profile, Text.of(literal.substring(dot + 1)), regions);
    }
    return List.of(open(value));
  }

  private List<Target> ofArn(Text value) {
    List<Text> pieces = value.split(':', 6);
    String resource = pieces.size() < 6 ? null : pieces.get(5).literal();
    if (resource == null) {
      return List.of(Target.of(value));
    }
    String id = resource.substring(resource.indexOf('/') + 1);
    int dot = id.indexOf('.');
    List<String> regions = GEOGRAPHIES.get(dot < 0 ? "" : id.substring(0, dot));
    if (resource.startsWith("inference-profile/") && regions != null) {
      return ofProfile(value, Text.of(id.substring(dot + 1)), regions);
    }
    if (resource.startsWith("application-inference-profile/")) {
      Text any = model(unknown("Region"), unknown("model"));
      return List.of(Target.of(value), Target.of(any).only(Necessity.UNKNOWN, MODEL));
    }
    return List.of(Target.of(value));
  }

  private List<Target> ofProfile(Text profile, Text model, List<String> regions) {
    List<Target> targets = new ArrayList<>();
    targets.add(Target.of(profile));
    targets.add(behind(profile, model(caller.region(), model)));
    if (regions.contains("")) {
      targets.add(behind(profile, model(Text.EMPTY, model)));
    }
    for (String beginning : regions) {
      Text region = Text.of(beginning).concat(unknown("Region " + beginning));
      targets.add(behind(profile, model(region, model)).only(Necessity.POSSIBLE, REGIONS));
    }
    return targets;
  }

  private static Target behind(Text profile, Text model) {
    return Target.of(model).with("bedrock:InferenceProfileArn", profile);
  }

  /** A model whose id the deployment or the execution decides. */
  private Target open(Text value) {
    Reference reference = value.reference();
    Text foundation = model(caller.region(), value);
    Text profile = arn(caller.region(), caller.account(), "inference-profile/", value);
    if (reference == null || reference.domain() != Domain.ANY) {
      return Target.of(foundation, profile);
    }
    Text name = parameters.unknown("id of " + value, Domain.ANY);
    Text any = model(caller.region(), name);
    Text provisioned = arn(caller.region(), caller.account(), "provisioned-model/", name);
    return Target.isRunTime(value)
        ? Target.of(any, provisioned)
        : Target.of(foundation, value, profile, any, provisioned);
  }

  private Text unknown(String what) {
    return parameters.unknown(what, Domain.SEGMENT);
  }

  private Text model(Text region, Text name) {
    return arn(region, Text.EMPTY, "foundation-model/", name);
  }

  private Text arn(Text region, Text account, String type, Text name) {
    return Arns.of(caller.partition(), "bedrock", region, account, Text.of(type).concat(name));
  }
}
