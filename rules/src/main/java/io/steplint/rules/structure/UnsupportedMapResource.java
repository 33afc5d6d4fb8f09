package io.steplint.rules.structure;

import io.steplint.asl.MapState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.List;
import java.util.Set;

/** A reader or writer of a Distributed Map with a resource other than those of Amazon S3. */
public final class UnsupportedMapResource implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unsupported-map-resource",
              Category.STRUCTURE,
              "a resource that an ItemReader or ResultWriter cannot use")
          .why("AWS refuses the definition")
          .severity(Severity.ERROR)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof MapState map) {
        MapState.ItemReader reader = map.itemReader();
        if (reader != null) {
          check(reader.node(), Set.of("getObject", "listObjectsV2"), reader.resource(), sink);
          required(map, reader, machine, sink);
        }
        MapState.ResultWriter writer = map.resultWriter();
        if (writer != null && writer.resource() != null) {
          check(writer.node(), Set.of("putObject"), writer.resource(), sink);
        }
      }
    }
  }

  private static void check(ObjectNode owner, Set<String> apis, TaskResource resource, Sink sink) {
    ScalarNode node = owner.string("Resource");
    if (node == null || node.literal() == null) {
      return;
    }
    boolean known =
        resource instanceof TaskResource.OptimizedIntegration integration
            && integration.service().equals("s3")
            && integration.pattern() == TaskResource.Pattern.REQUEST_RESPONSE
            && apis.contains(integration.api());
    if (!known) {
      sink.at(node)
          .message(
              "The resource provided "
                  + node.string()
                  + " is not recognized. The value is not a valid resource ARN, or the resource is"
                  + " not available in this region.")
          .help(
              "use arn:aws:states:::s3:"
                  + String.join(" or arn:aws:states:::s3:", apis.stream().sorted().toList()))
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .must();
    }
  }

  private static void required(
      MapState map, MapState.ItemReader reader, MachineFacts machine, Sink sink) {
    if (reader.parameters() == null && reader.resource().kind() != TaskResource.Kind.UNKNOWN) {
      String name = map.isJsonata() ? "Arguments" : "Parameters";
      Places.at(sink, machine, reader.pointer(), reader.node())
          .message("These fields are required: [" + name + "]")
          .help("say with Bucket and Key what is read")
          .awsCode("SCHEMA_VALIDATION_FAILED")
          .subject(name)
          .must();
    }
    if (!(reader.parameters() instanceof PayloadTemplate.ObjectTemplate parameters)) {
      return;
    }
    List<String> required =
        reader.resource().isOptimized("s3", "getObject")
            ? List.of("Bucket", "Key")
            : List.of("Bucket");
    for (String name : required) {
      if (parameters.member(name) == null) {
        Places.at(sink, machine, parameters.pointer(), parameters.node())
            .message("The field '" + name + "' is required but was missing")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .subject(name)
            .must();
      }
    }
  }
}
