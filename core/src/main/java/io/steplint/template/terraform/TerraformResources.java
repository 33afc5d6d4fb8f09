package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.KeyPolicy;
import io.steplint.template.draft.KnownKeys;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclBody.HclBlock;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.text.Text;
import io.steplint.workspace.KnownResource;
import io.steplint.workspace.KnownResource.Encryption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The resources of a module that state machines work with: how they are encrypted, their roles. */
final class TerraformResources {

  /** Keys of AWS itself, which ask nothing of the caller. */
  private final TerraformEvaluator evaluator;

  private final TerraformScope scope;
  private final String root;
  private final KnownKeys keys = new KnownKeys();
  private final Map<Text, Encryption> buckets = new HashMap<>();

  /**
   * @param root the folder of the root module
   */
  TerraformResources(TerraformEvaluator evaluator, TerraformScope scope, String root) {
    this.evaluator = evaluator;
    this.scope = scope;
    this.root = root;
  }

  void read(Drafts.Builder drafts) {
    for (Declared key : scope.module().resourcesOf("aws_kms_key")) {
      key(key);
    }
    for (Declared alias : scope.module().resourcesOf("aws_kms_alias")) {
      alias(alias);
    }
    for (Declared rule :
        scope.module().resourcesOf("aws_s3_bucket_server_side_encryption_configuration")) {
      Text bucket = text(rule, "bucket");
      if (bucket != null) {
        buckets.put(bucket, ofRule(rule, rule.block().body().blocks("rule")));
      }
    }
    for (String type : List.of("aws_sns_topic", "aws_sqs_queue")) {
      for (Declared resource : scope.module().resourcesOf(type)) {
        add(drafts, resource, ofArgument(resource, "kms_master_key_id"));
      }
    }
    for (Declared table : scope.module().resourcesOf("aws_dynamodb_table")) {
      add(drafts, table, ofBlocks(table, "server_side_encryption", "kms_key_arn"));
    }
    for (Declared stream : scope.module().resourcesOf("aws_kinesis_stream")) {
      add(drafts, stream, ofArgument(stream, "kms_key_id"));
    }
    for (Declared bucket : scope.module().resourcesOf("aws_s3_bucket")) {
      add(drafts, bucket, ofBucket(bucket));
    }
    for (Declared definition : scope.module().resourcesOf("aws_ecs_task_definition")) {
      taskDefinition(drafts, definition);
    }
  }

  private void add(Drafts.Builder drafts, Declared resource, Encryption encryption) {
    Text arn = evaluator.references().names().arn(resource, scope);
    drafts.add(new KnownResource(arn, List.of(), encryption, null), root);
  }

  private void key(Declared key) {
    Text arn = attribute(key, "arn");
    Located policy = key.value("policy");
    Node written = policy == null ? null : evaluator.evaluate(policy, scope);
    ObjectNode document = written == null ? null : Nodes.objectOrJson(written);
    boolean elsewhere = !scope.module().resourcesOf("aws_kms_key_policy").isEmpty();
    Encryption encryption =
        elsewhere || (written != null && document == null)
            ? Encryption.by(arn, false)
            : KeyPolicy.encryption(arn, document);
    keys.put(arn, encryption);
    keys.put(attribute(key, "id"), encryption);
    keys.put(attribute(key, "key_id"), encryption);
  }

  private void alias(Declared alias) {
    Text target = text(alias, "target_key_id");
    Encryption encryption = target == null ? null : keys.declared(target);
    if (encryption == null) {
      return;
    }
    for (String attribute : List.of("arn", "id", "name", "target_key_arn")) {
      keys.put(attribute(alias, attribute), encryption);
    }
    Text name = text(alias, "name");
    if (name != null) {
      keys.put(name, encryption);
    }
  }

  private Encryption ofArgument(Declared resource, String argument) {
    Located key = resource.value(argument);
    return key == null ? Encryption.NONE : encryption(evaluator.evaluate(key, scope));
  }

  private Encryption ofBlocks(Declared resource, String block, String argument) {
    return ofKeyIn(resource, resource.block().body().blocks(block), argument);
  }

  private Encryption ofKeyIn(Declared resource, List<HclBlock> blocks, String argument) {
    for (HclBlock block : blocks) {
      HclExpression key = block.body().value(argument);
      if (key != null) {
        return encryption(evaluator.evaluate(key, resource.file(), scope));
      }
    }
    return isDynamic(resource) ? Encryption.UNKNOWN : Encryption.NONE;
  }

  private static boolean isDynamic(Declared resource) {
    return !resource.block().body().blocks("dynamic").isEmpty();
  }

  private Encryption ofBucket(Declared bucket) {
    for (String attribute : List.of("id", "bucket")) {
      Encryption own = buckets.get(attribute(bucket, attribute));
      if (own != null) {
        return own;
      }
    }
    List<HclBlock> rules = new ArrayList<>();
    for (HclBlock block : bucket.block().body().blocks("server_side_encryption_configuration")) {
      rules.addAll(block.body().blocks("rule"));
    }
    return ofRule(bucket, rules);
  }

  private Encryption ofRule(Declared resource, List<HclBlock> rules) {
    List<HclBlock> defaults = new ArrayList<>();
    for (HclBlock rule : rules) {
      defaults.addAll(rule.body().blocks("apply_server_side_encryption_by_default"));
    }
    return ofKeyIn(resource, defaults, "kms_master_key_id");
  }

  private Encryption encryption(Node value) {
    Text key = Nodes.text(value);
    if (value.asScalar() != null && (key == null || key.parts().isEmpty())) {
      return Encryption.NONE;
    }
    return key == null ? Encryption.UNKNOWN : keys.encryption(key);
  }

  private void taskDefinition(Drafts.Builder drafts, Declared definition) {
    List<Text> roles = new ArrayList<>();
    boolean all = true;
    for (String argument : List.of("task_role_arn", "execution_role_arn")) {
      Located written = definition.value(argument);
      Node role = written == null ? null : evaluator.evaluate(written, scope);
      Text arn = Nodes.text(role);
      boolean known = arn != null && role != null && role.asScalar() != null;
      all &= written == null || known;
      if (arn != null && known && !roles.contains(arn)) {
        roles.add(arn);
      }
    }
    List<Text> names = new ArrayList<>();
    for (String attribute : List.of("family", "id", "arn_without_revision")) {
      names.add(attribute(definition, attribute));
    }
    Text family = text(definition, "family");
    if (family != null) {
      names.add(family);
    }
    drafts.add(
        new KnownResource(attribute(definition, "arn"), names, Encryption.NONE, all ? roles : null),
        root);
  }

  /** What a reference to an attribute gives, wherever in the module it stands. */
  private Text attribute(Declared resource, String attribute) {
    Node place =
        Nodes.blank(resource.file().source(), resource.block().start(), resource.block().end());
    TerraformNames names = evaluator.references().names();
    Text known = Nodes.text(names.attribute(resource, attribute, place, scope));
    return known != null
        ? known
        : Text.of(TerraformEvaluator.open(resource.address() + "." + attribute, scope));
  }

  private @Nullable Text text(Declared resource, String argument) {
    Located value = resource.value(argument);
    return value == null ? null : Nodes.text(evaluator.evaluate(value, scope));
  }
}
