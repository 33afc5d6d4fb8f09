package io.steplint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.lint.Analysis;
import io.steplint.lint.Engine;
import io.steplint.lint.Finding;
import io.steplint.lint.LintOptions;
import io.steplint.rules.WrittenForm.Settings;
import io.steplint.rules.WrittenForm.Workflow;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One workflow gets one verdict, whatever form it is written in: with its settings on, off and
 * open, with a Task that assumes a role, and with a definition that is none.
 */
class FormsAgreeTest {

  private static final String CALL =
      """
      {"StartAt": "L", "States": {"L": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true}}}\
      """;

  private static final String ASSUMING =
      """
      {"StartAt": "L", "States": {"L": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Credentials": {"RoleArn": "arn:aws:iam::123456789012:role/other"}, "Parameters": {"FunctionName": "arn:aws:lambda:us-east-1:123456789012:function:f"}, "End": true}}}\
      """;

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [\
      {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f"}, \
      {"Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"}, \
      {"Effect": "Allow", "Action": ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"], "Resource": "*"}, \
      {"Effect": "Allow", "Action": ["logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups"], "Resource": "*"}]}\
      """;

  private static final String ASSUME =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::123456789012:role/other"}]}\
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(WrittenForm.class)
  void settingsThatAreOnNeedTheirRights(WrittenForm form) throws Exception {
    assertThat(judge(form, new Workflow(CALL, Settings.ON, Map.of("r", POLICY)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(WrittenForm.class)
  void settingsThatAreOffNeedNone(WrittenForm form) throws Exception {
    assertThat(judge(form, new Workflow(CALL, Settings.OFF, Map.of("r", POLICY))))
        .isNotEmpty()
        .allMatch(finding -> finding.startsWith("excess-permission"));
  }

  @ParameterizedTest
  @EnumSource(WrittenForm.class)
  void ofSettingsThatAreOpenNothingIsSaid(WrittenForm form) throws Exception {
    if (form.has(Settings.OPEN)) {
      assertThat(judge(form, new Workflow(CALL, Settings.OPEN, Map.of("r", POLICY)))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(WrittenForm.class)
  void theRoleThatATaskAssumesIsJudged(WrittenForm form) throws Exception {
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put("r", ASSUME);
    roles.put("other", "");
    assertThat(judge(form, new Workflow(ASSUMING, Settings.OFF, roles)))
        .singleElement()
        .asString()
        .startsWith("assumed-role-lacks-permission ERROR");
  }

  @ParameterizedTest
  @EnumSource(WrittenForm.class)
  void aDefinitionThatIsNoObjectIsRefused(WrittenForm form) throws Exception {
    assertThat(judge(form, new Workflow("[1, 2]", Settings.OFF, Map.of("r", ""))))
        .containsExactly("invalid-definition ERROR: Definition must be a valid JSON object");
  }

  private TreeSet<String> judge(WrittenForm form, Workflow workflow) throws Exception {
    for (Map.Entry<String, String> file : form.files(workflow).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    var workspace = ProjectReader.read(ReadOptions.of(folder, List.of(".")));
    assertThat(workspace.stateMachines()).hasSize(1);
    TreeSet<String> findings = new TreeSet<>();
    for (Finding finding :
        new Engine(Rules.all()).run(new Analysis(workspace), LintOptions.DEFAULT).findings()) {
      if (WrittenForm.JUDGED.contains(finding.rule().id())) {
        findings.add(finding.rule().id() + " " + finding.severity() + ": " + finding.message());
      }
    }
    return findings;
  }
}
