package io.steplint.template.cloudformation;

import io.steplint.source.ArrayNode;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.KeyPolicy;
import io.steplint.template.draft.KnownKeys;
import io.steplint.template.draft.Nodes;
import io.steplint.text.Text;
import io.steplint.workspace.KnownResource;
import io.steplint.workspace.KnownResource.Encryption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a template that state machines work with: how they are encrypted, their roles.
 */
final class CloudFormationResources {

  /** Keys of AWS itself, which ask nothing of the caller. */
  private final TemplateEvaluator evaluator;

  private final KnownKeys keys = new KnownKeys();

  CloudFormationResources(TemplateEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  void read(Drafts.Builder drafts) {
    for (Resource resource : evaluator.template().resources().values()) {
      if (resource.type().equals("AWS::KMS::Key")) {
        key(resource);
      }
    }
    for (Resource resource : evaluator.template().resources().values()) {
      if (resource.type().equals("AWS::KMS::Alias")) {
        alias(resource);
      }
    }
    for (Resource resource : evaluator.template().resources().values()) {
      KnownResource known = known(resource);
      if (known != null) {
        drafts.add(known, evaluator.template().path());
      }
    }
  }

  private void key(Resource key) {
    Text arn = evaluator.names().arn(key);
    Node policy = value(key, "KeyPolicy");
    Encryption encryption = KeyPolicy.encryption(arn, policy);
    keys.put(arn, encryption);
    keys.put(evaluator.names().ref(key.id(), key.node()), encryption);
  }

  private void alias(Resource alias) {
    Text target = text(alias, "TargetKeyId");
    Text name = text(alias, "AliasName");
    Encryption encryption = target == null ? null : keys.declared(target);
    if (encryption != null) {
      keys.put(evaluator.names().ref(alias.id(), alias.node()), encryption);
      if (name != null) {
        keys.put(name, encryption);
      }
    }
  }

  private @Nullable KnownResource known(Resource resource) {
    return switch (resource.type()) {
      case "AWS::SNS::Topic", "AWS::SQS::Queue" ->
          encrypted(resource, encryption(text(resource, "KmsMasterKeyId")));
      case "AWS::S3::Bucket" -> encrypted(resource, ofBucket(resource));
      case "AWS::DynamoDB::Table", "AWS::Serverless::SimpleTable" ->
          encrypted(resource, inside(resource, "SSESpecification", "KMSMasterKeyId"));
      case "AWS::Kinesis::Stream" ->
          encrypted(resource, inside(resource, "StreamEncryption", "KeyId"));
      case "AWS::ECS::TaskDefinition" -> taskDefinition(resource);
      default -> null;
    };
  }

  private KnownResource encrypted(Resource resource, Encryption encryption) {
    return new KnownResource(evaluator.names().arn(resource), List.of(), encryption, null);
  }

  /** The key in one of a resource's properties. */
  private Encryption inside(Resource resource, String property, String member) {
    Node value = value(resource, property);
    if (value == null) {
      return Encryption.NONE;
    }
    ObjectNode object = value.asObject();
    Node key = object == null ? null : object.get(member);
    return object == null ? Encryption.UNKNOWN : encryption(Nodes.text(key));
  }

  private Encryption ofBucket(Resource bucket) {
    Node value = value(bucket, "BucketEncryption");
    if (value == null) {
      return Encryption.NONE;
    }
    ObjectNode object = value.asObject();
    ArrayNode rules = object == null ? null : object.array("ServerSideEncryptionConfiguration");
    if (rules == null || rules.items().isEmpty()) {
      return Encryption.UNKNOWN;
    }
    ObjectNode rule = rules.items().get(0).asObject();
    ObjectNode standard = rule == null ? null : rule.object("ServerSideEncryptionByDefault");
    return standard == null
        ? Encryption.UNKNOWN
        : encryption(Nodes.text(standard.get("KMSMasterKeyID")));
  }

  /**
   * How a key encrypts.
   *
   * @param key its ARN, id or alias; null where none is given, so that none of the customer is used
   */
  private Encryption encryption(@Nullable Text key) {
    return key == null ? Encryption.NONE : keys.encryption(key);
  }

  private KnownResource taskDefinition(Resource definition) {
    List<Text> roles = new ArrayList<>();
    boolean all = definition.properties() != null;
    for (String property : List.of("TaskRoleArn", "ExecutionRoleArn")) {
      Text role = text(definition, property);
      if (role != null && !roles.contains(role)) {
        roles.add(role);
      } else {
        all &= role != null || definition.property(property) == null;
      }
    }
    Text arn = evaluator.names().ref(definition.id(), definition.node());
    List<Text> names = new ArrayList<>();
    names.add(evaluator.names().attribute(definition.id(), "TaskDefinitionArn", definition.node()));
    Text family = text(definition, "Family");
    if (family != null) {
      names.add(family);
      names.add(evaluator.settings().arn("ecs", Text.of("task-definition/").concat(family)));
    }
    return new KnownResource(arn, names, Encryption.NONE, all ? roles : null);
  }

  private @Nullable Node value(Resource resource, String property) {
    Node written = resource.property(property);
    return written == null ? null : evaluator.value(written);
  }

  private @Nullable Text text(Resource resource, String property) {
    return evaluator.textOrNull(resource.property(property));
  }
}
