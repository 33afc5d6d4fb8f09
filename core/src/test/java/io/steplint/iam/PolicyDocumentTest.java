package io.steplint.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.ScalarNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

  private static PolicyDocument parse(String text) {
    return PolicyDocument.parse(
        Objects.requireNonNull(Document.read(new FileSource("role.yaml", text)).root()));
  }

  private static List<String> strings(List<ScalarNode> nodes) {
    return nodes.stream().map(ScalarNode::string).toList();
  }

  @Test
  void takesAScalarForAListAndAStatementForAListOfOne() {
    PolicyDocument policy =
        parse(
            """
            Version: "2012-10-17"
            Statement:
              Effect: Allow
              Action: states:StartExecution
              Resource: [a, b]
            """);
    assertThat(policy.complete()).isTrue();
    assertThat(policy.version()).isEqualTo(PolicyDocument.Version.V2012_10_17);
    Statement statement = policy.statements().get(0);
    assertThat(statement.allows()).isTrue();
    assertThat(strings(statement.actions())).containsExactly("states:StartExecution");
    assertThat(strings(statement.resources())).containsExactly("a", "b");
    assertThat(statement.location().line()).isEqualTo(3);
    assertThat(statement.resources().get(1).location().column()).isEqualTo(17);
  }

  @Test
  void tellsTheNegatedElements() {
    Statement statement =
        parse(
                """
                Statement:
                  - {Sid: A, Effect: Deny, NotAction: "s3:*", NotResource: x, NotPrincipal: "*"}
                """)
            .statements()
            .get(0);
    assertThat(statement.denies()).isTrue();
    assertThat(statement.notAction()).isTrue();
    assertThat(statement.notResource()).isTrue();
    assertThat(statement.notPrincipal()).isTrue();
    assertThat(statement.sid()).isEqualTo("A");
    assertThat(statement.principals()).singleElement().extracting("type").isEqualTo("*");
  }

  @Test
  void readsPrincipalsAndConditionsWithTheirPlaces() {
    Statement statement =
        parse(
                """
                Statement:
                  - Effect: Allow
                    Principal: {Service: [states.amazonaws.com, events.amazonaws.com]}
                    Action: sts:AssumeRole
                    Condition:
                      StringEquals:
                        aws:SourceAccount: "1"
                      Bool: {aws:SecureTransport: true}
                """)
            .statements()
            .get(0);
    assertThat(statement.principals())
        .singleElement()
        .satisfies(
            set -> {
              assertThat(set.type()).isEqualTo("Service");
              assertThat(strings(set.values()))
                  .containsExactly("states.amazonaws.com", "events.amazonaws.com");
            });
    assertThat(statement.conditions())
        .extracting(Condition::operator, Condition::key, c -> strings(c.values()))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("StringEquals", "aws:SourceAccount", List.of("1")),
            org.assertj.core.groups.Tuple.tuple("Bool", "aws:SecureTransport", List.of("true")));
    assertThat(statement.conditions().get(1).member().key().location().line()).isEqualTo(8);
  }

  @Test
  void aPartThatOnlyADeploymentDecidesLeavesThePolicyIncomplete() {
    PolicyDocument policy =
        parse(
            """
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: {"Fn::If": [Prod, "a:b", "a:c"]}
                Resource: "*"
              - !If [Prod, {}, {}]
            """);
    assertThat(policy.complete()).isFalse();
    assertThat(policy.statements()).hasSize(1);
    assertThat(policy.statements().get(0).complete()).isFalse();
    assertThat(policy.statements().get(0).actions()).isEmpty();
  }

  @Test
  void isTolerantOfWhatIsNoPolicy() {
    assertThat(parse("- a").complete()).isFalse();
    assertThat(parse("Statement: x").statements()).isEmpty();
    assertThat(parse("Version: '2012-10-17'").statements()).isEmpty();
    assertThat(parse("Statement: [{Effect: allow}]").statements().get(0).effect()).isNull();
  }
}
