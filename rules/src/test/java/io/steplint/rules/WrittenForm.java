package io.steplint.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One workflow as each form writes it: files by their paths. */
enum WrittenForm {
  CLOUDFORMATION {
    @Override
    Map<String, String> files(Workflow workflow) {
      return Map.of("template.json", template(workflow, "AWS::StepFunctions::StateMachine"));
    }
  },
  SAM {
    @Override
    Map<String, String> files(Workflow workflow) {
      return Map.of("template.json", template(workflow, "AWS::Serverless::StateMachine"));
    }
  },
  CDK {
    @Override
    Map<String, String> files(Workflow workflow) {
      return Map.of(
          "cdk.out/App.template.json", template(workflow, "AWS::StepFunctions::StateMachine"));
    }
  },
  SERVERLESS {
    @Override
    Map<String, String> files(Workflow workflow) {
      return Map.of(
          "serverless.yml",
          """
          service: s
          provider: {name: aws}
          stepFunctions:
            stateMachines:
              m: {id: M, name: m, role: !GetAtt R.Arn, definition: %s%s}
          resources: {Resources: %s}
          """
              .formatted(
                  workflow.isObject() ? workflow.definition() : quoted(workflow.definition()),
                  switch (workflow.settings()) {
                    case ON ->
                        """
                        , loggingConfig: {level: ALL, destinations: ["%s:*"]}, \
                        tracingConfig: {enabled: true}, \
                        encryptionConfig: {Type: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: "%s"}\
                        """
                            .formatted(GROUP, KEY);
                    case OFF -> "";
                    case OPEN ->
                        ", loggingConfig: {level: \"${param:level}\"}, tracingConfig: {enabled:"
                            + " !Ref On}, encryptionConfig: {KmsKeyId: \"${param:key}\"}";
                  },
                  roles(workflow)));
    }
  },
  TERRAFORM {
    @Override
    Map<String, String> files(Workflow workflow) {
      StringBuilder roles = new StringBuilder();
      workflow
          .roles()
          .forEach(
              (name, policy) -> {
                roles.append(
                    """
                    resource "aws_iam_role" "%s" {
                      name               = "%s"
                      assume_role_policy = jsonencode(%s)
                    }
                    """
                        .formatted(name, name, workflow.trust(name)));
                if (!policy.isEmpty()) {
                  roles.append(
                      """
                      resource "aws_iam_role_policy" "%s" {
                        role   = aws_iam_role.%s.id
                        policy = jsonencode(%s)
                      }
                      """
                          .formatted(name, name, policy));
                }
              });
      return Map.of(
          "main.tf",
          """
          variable "level" {}
          variable "on" {}
          variable "key" {}
          %s
          resource "aws_sfn_state_machine" "m" {
            name       = "m"
            role_arn   = aws_iam_role.r.arn
            definition = <<EOF
          %s
          EOF
            %s
          }
          """
              .formatted(
                  roles,
                  workflow.definition(),
                  switch (workflow.settings()) {
                    case ON ->
                        """
                        logging_configuration {
                            level           = "ALL"
                            log_destination = "%s:*"
                          }
                          tracing_configuration {
                            enabled = true
                          }
                          encryption_configuration {
                            type       = "CUSTOMER_MANAGED_KMS_KEY"
                            kms_key_id = "%s"
                          }\
                        """
                            .formatted(GROUP, KEY);
                    case OFF -> "";
                    case OPEN ->
                        """
                        logging_configuration {
                            level = var.level
                          }
                          tracing_configuration {
                            enabled = var.on
                          }
                          encryption_configuration {
                            kms_key_id = var.key
                          }\
                        """;
                  }));
    }
  },
  PLAN {
    @Override
    Map<String, String> files(Workflow workflow) {
      StringBuilder resources = new StringBuilder();
      workflow
          .roles()
          .forEach(
              (name, policy) -> {
                resources.append(
                    """
                    {"address": "aws_iam_role.%s", "mode": "managed", "type": "aws_iam_role", "values":
                      {"name": "%s", "arn": "%s%s", "assume_role_policy": %s}},
                    """
                        .formatted(name, name, ROLE, name, quoted(workflow.trust(name))));
                if (!policy.isEmpty()) {
                  resources.append(
                      """
                      {"address": "aws_iam_role_policy.%s", "mode": "managed",
                        "type": "aws_iam_role_policy", "values":
                        {"name": "%s", "role": "%s", "policy": %s}},
                      """
                          .formatted(name, name, name, quoted(policy)));
                }
              });
      String open =
          """
          , "configuration": {"root_module": {"resources": [{"address": "aws_sfn_state_machine.m",
            "expressions": {"logging_configuration": [{"level": {"references": ["var.level"]}}],
            "tracing_configuration": [{"enabled": {"references": ["var.on"]}}],
            "encryption_configuration": [{"kms_key_id": {"references": ["var.key"]}}]}}]}}
          """;
      return Map.of(
          "plan.json",
          """
          {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
          %s{"address": "aws_sfn_state_machine.m", "mode": "managed", "type": "aws_sfn_state_machine",
            "values": {"name": "m", "type": "STANDARD", "role_arn": "%sr", "definition": %s%s}}]}}%s}
          """
              .formatted(
                  resources,
                  ROLE,
                  quoted(workflow.definition()),
                  switch (workflow.settings()) {
                    case ON ->
                        """
                        , "logging_configuration": [{"level": "ALL", "log_destination": "%s:*"}],
                        "tracing_configuration": [{"enabled": true}],
                        "encryption_configuration":
                          [{"type": "CUSTOMER_MANAGED_KMS_KEY", "kms_key_id": "%s"}]\
                        """
                            .formatted(GROUP, KEY);
                    case OFF -> "";
                    case OPEN ->
                        """
                        , "logging_configuration": [{}], "tracing_configuration": [{}],
                        "encryption_configuration": [{}]\
                        """;
                  },
                  workflow.settings() == Settings.OPEN ? open : ""));
    }
  },
  EXPORT {
    @Override
    Map<String, String> files(Workflow workflow) {
      StringBuilder roles = new StringBuilder();
      workflow
          .roles()
          .forEach(
              (name, policy) ->
                  roles
                      .append(roles.isEmpty() ? "" : ",\n")
                      .append(
                          """
                          {"RoleName": "%s", "Arn": "%s%s", "AssumeRolePolicyDocument": %s,
                            "RolePolicyList": [%s], "AttachedManagedPolicies": []}\
                          """
                              .formatted(
                                  name,
                                  ROLE,
                                  name,
                                  workflow.trust(name),
                                  policy.isEmpty()
                                      ? ""
                                      : "{\"PolicyName\": \"own\", \"PolicyDocument\": "
                                          + policy
                                          + "}")));
      Map<String, String> files = new LinkedHashMap<>();
      files.put("account.json", "{\"RoleDetailList\": [" + roles + "]}");
      files.put(
          "machine.json",
          """
          {"stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:m", "name": "m",
            "type": "STANDARD", "roleArn": "%sr", "definition": %s%s}
          """
              .formatted(
                  ROLE,
                  quoted(workflow.definition()),
                  workflow.settings() == Settings.OFF
                      ? ""
                      : """
                      , "loggingConfiguration": {"level": "ALL", "destinations":
                        [{"cloudWatchLogsLogGroup": {"logGroupArn": "%s:*"}}]},
                      "tracingConfiguration": {"enabled": true}, "encryptionConfiguration":
                        {"type": "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId": "%s"}\
                      """
                          .formatted(GROUP, KEY)));
      return files;
    }

    @Override
    boolean has(Settings settings) {
      return settings != Settings.OPEN; // what is deployed leaves nothing open
    }
  };

  static final String ROLE = "arn:aws:iam::123456789012:role/";
  static final String KEY =
      "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111";
  static final String GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:m";

  /** What the machine's resource sets: log, traces and a key. */
  enum Settings {
    ON,
    OFF,
    /** Only the deployment decides. */
    OPEN
  }

  /**
   * A workflow.
   *
   * @param definition the text of the definition
   * @param settings what its resource sets
   * @param roles the policy of each role, empty for none; the machine runs with {@code r}
   */
  record Workflow(String definition, Settings settings, Map<String, String> roles) {

    boolean isObject() {
      return definition.startsWith("{");
    }

    /** The machine's role trusts the service, the others trust the machine's role. */
    String trust(String role) {
      String principal =
          role.equals("r")
              ? "{\"Service\": \"states.amazonaws.com\"}"
              : "{\"AWS\": \"" + ROLE + "r\"}";
      return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": "
          + principal
          + ", \"Action\": \"sts:AssumeRole\"}]}";
    }
  }

  /** The files of the workflow. */
  abstract Map<String, String> files(Workflow workflow);

  /** Whether the form can write these settings. */
  boolean has(Settings settings) {
    return true;
  }

  private static String roles(Workflow workflow) {
    StringBuilder resources = new StringBuilder("{");
    workflow
        .roles()
        .forEach(
            (name, policy) ->
                resources
                    .append(resources.length() == 1 ? "" : ", ")
                    .append(
                        """
                        "%s": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "%s",
                          "AssumeRolePolicyDocument": %s, "Policies": [%s]}}\
                        """
                            .formatted(
                                name.toUpperCase(java.util.Locale.ROOT),
                                name,
                                workflow.trust(name),
                                policy.isEmpty()
                                    ? ""
                                    : "{\"PolicyName\": \"own\", \"PolicyDocument\": "
                                        + policy
                                        + "}")));
    return resources.append("}").toString();
  }

  private static String template(Workflow workflow, String type) {
    boolean sam = type.contains("Serverless");
    String settings =
        switch (workflow.settings()) {
          case ON ->
              """
              , "%s": {"Level": "ALL", "Destinations": [{"CloudWatchLogsLogGroup": {"LogGroupArn": "%s:*"}}]},
                "%s": {"Enabled": true},
                "EncryptionConfiguration": {"Type": "CUSTOMER_MANAGED_KMS_KEY", "KmsKeyId": "%s"}\
              """
                  .formatted(
                      sam ? "Logging" : "LoggingConfiguration",
                      GROUP,
                      sam ? "Tracing" : "TracingConfiguration",
                      KEY);
          case OFF -> "";
          case OPEN ->
              """
              , "%s": {"Level": {"Ref": "Level"}}, "%s": {"Enabled": {"Ref": "On"}},
                "EncryptionConfiguration": {"KmsKeyId": {"Ref": "Key"}}\
              """
                  .formatted(
                      sam ? "Logging" : "LoggingConfiguration",
                      sam ? "Tracing" : "TracingConfiguration");
        };
    String resources = roles(workflow);
    return """
    {"Parameters": {"Level": {"Type": "String"}, "On": {"Type": "String"}, "Key": {"Type": "String"}},
     "Resources": %s, "M": {"Type": "%s", "Properties": {"%s": "m",
      "%s": {"Fn::GetAtt": ["R", "Arn"]}, %s%s}}}}
    """
        .formatted(
            resources.substring(0, resources.length() - 1),
            type,
            sam ? "Name" : "StateMachineName",
            sam ? "Role" : "RoleArn",
            sam
                ? "\"Definition\": " + workflow.definition()
                : "\"DefinitionString\": " + quoted(workflow.definition()),
            settings);
  }

  static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** The rules that judge what this test varies. */
  static final Set<String> JUDGED =
      Set.of(
          "excess-permission",
          "invalid-definition",
          "assumed-role-lacks-permission",
          "missing-permission-call",
          "dead-grant");
}
