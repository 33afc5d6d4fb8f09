package io.steplint.template.cloudformation;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a CloudFormation template.
 *
 * @param id its logical id
 * @param type for example {@code AWS::IAM::Role}; empty where it is not written
 * @param node the whole resource
 * @param properties its properties, or null
 */
record Resource(String id, String type, ObjectNode node, @Nullable ObjectNode properties) {

  static Resource of(String id, ObjectNode node) {
    ScalarNode type = node.string("Type");
    return new Resource(id, type == null ? "" : type.string(), node, node.object("Properties"));
  }

  /** A property as it is written, or null. */
  @Nullable Node property(String name) {
    return properties == null ? null : properties.get(name);
  }

  /** The name of the condition under which the resource exists, or null. */
  @Nullable String condition() {
    ScalarNode condition = node.string("Condition");
    return condition == null ? null : condition.literal();
  }

  /** The path of the construct that CDK made the resource for, or null. */
  @Nullable String construct() {
    ObjectNode metadata = node.object("Metadata");
    ScalarNode path = metadata == null ? null : metadata.string("aws:cdk:path");
    return path == null ? null : path.literal();
  }

  boolean isStateMachine() {
    return type.equals("AWS::StepFunctions::StateMachine") || isSamStateMachine();
  }

  boolean isSamStateMachine() {
    return type.equals("AWS::Serverless::StateMachine");
  }
}
