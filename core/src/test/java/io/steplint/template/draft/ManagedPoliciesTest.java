package io.steplint.template.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.iam.Statement;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.YamlReader;
import io.steplint.table.Table;
import io.steplint.testing.RoleGrantLines;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManagedPoliciesTest {

  private static final Location PLACE = new Location("t.yaml", 1, 1, 1, 1);

  private final Node place =
      Objects.requireNonNull(YamlReader.read(new FileSource("t.yaml", "x")).root());

  private Role with(String arn) {
    RoleBuilder draft = new RoleBuilder("role", "role", Text.of("arn"), PLACE, null);
    ManagedPolicies.attach(draft, Text.of(arn), place);
    return draft.role();
  }

  @Test
  void knowsAPolicyByItsArnOrItsName() {
    Role role = with("arn:aws:iam::aws:policy/service-role/AWSLambdaRole");

    assertThat(role.isComplete()).isTrue();
    assertThat(role.policies().get(0).kind()).isEqualTo(Policy.Kind.AWS_MANAGED);
    assertThat(RoleGrantLines.of(role)).containsExactly("ALLOW lambda:InvokeFunction *");
    assertThat(RoleGrantLines.of(with("AWSLambdaRole")))
        .containsExactly("ALLOW lambda:InvokeFunction *");
  }

  @Test
  void keepsConditionsAndExceptions() {
    Statement passed =
        with("AmazonDynamoDBFullAccess").policies().get(0).document().statements().get(2);
    assertThat(passed.conditions()).hasSize(1);
    Statement everythingElse =
        with("PowerUserAccess").policies().get(0).document().statements().get(0);
    assertThat(everythingElse.notAction()).isTrue();
    assertThat(everythingElse.actions()).hasSize(3);
  }

  @Test
  void saysOfAGrowingPolicyOnlyThatItGrantsAtLeastThis() {
    Role role = with("arn:aws:iam::aws:policy/AmazonECS_FullAccess");

    assertThat(RoleGrantLines.of(role)).contains("ALLOW ecs:* *");
    assertThat(role.isComplete()).isFalse();
    assertThat(role.unknownPolicies().get(0).reason()).contains("may grant more");
  }

  @Test
  void leavesOtherPoliciesUnknown() {
    assertThat(with("AWSSomethingNew").policies()).isEmpty();
    assertThat(with("arn:aws:iam::123456789012:policy/AdministratorAccess").policies()).isEmpty();
  }

  @Test
  void namesEachPolicyOnceWithItsVersionAndWellFormedStatements() {
    Set<String> names = new HashSet<>();
    for (String line : Table.beside(ManagedPolicies.class, "aws-managed-policies.txt").rows()) {
      if (line.charAt(0) == ' ') {
        assertThat(GrantTemplate.parse(line).actions())
            .allMatch(action -> action.equals("*") || action.indexOf(':') > 0);
      } else {
        assertThat(line).matches("[A-Za-z0-9_-]+ v[0-9]+( \\+)?");
        assertThat(names.add(line.split(" ")[0])).as(line).isTrue();
        assertThat(with(line.split(" ")[0]).policies()).hasSize(1);
      }
    }
  }
}
