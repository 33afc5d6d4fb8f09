package io.steplint.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.iam.Decision.Layer;
import io.steplint.iam.Decision.Outcome;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerTest {

  private static final String CHILD = "arn:aws:states:us-east-1:1:stateMachine:child";

  private static PolicyDocument policy(String statements) {
    return PolicyDocument.parse(
        Objects.requireNonNull(
            Document.read(
                    new FileSource(
                        "policy.yaml", "Version: '2012-10-17'\nStatement:\n" + statements))
                .root()));
  }

  private static Decision decide(Policies policies, RequestContext context) {
    return new Authorizer(policies)
        .decide(new Request("states:StartExecution", Pattern.resource(Text.of(CHILD)), context));
  }

  private static Decision decide(String statements, RequestContext context) {
    return decide(Policies.ofIdentity(List.of(policy(statements))), context);
  }

  @Test
  void namesTheStatementsThatAllow() {
    Decision decision =
        decide(
            """
            - {Effect: Allow, Action: "lambda:*", Resource: "*"}
            - {Effect: Allow, Action: "states:*", Resource: "*"}
            """,
            RequestContext.EMPTY);
    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(decision.statements()).singleElement().extracting(Statement::index).isEqualTo(1);
  }

  @Test
  void namesTheLayerThatDoesNotAllow() {
    PolicyDocument all = policy("- {Effect: Allow, Action: '*', Resource: '*'}\n");
    PolicyDocument lambda = policy("- {Effect: Allow, Action: 'lambda:*', Resource: '*'}\n");
    Policies bounded = new Policies(List.of(all), List.of(lambda), List.of(), List.of(), true);
    assertThat(decide(bounded, RequestContext.EMPTY).outcome())
        .isEqualTo(Outcome.IMPLICITLY_DENIED);
    assertThat(decide(bounded, RequestContext.EMPTY).layer()).isEqualTo(Layer.BOUNDARY);
    Policies levels =
        new Policies(
            List.of(all), List.of(), List.of(List.of(all), List.of(lambda)), List.of(), true);
    assertThat(decide(levels, RequestContext.EMPTY).layer()).isEqualTo(Layer.SERVICE_CONTROL);
    Policies session = new Policies(List.of(all), List.of(), List.of(), List.of(lambda), true);
    assertThat(decide(session, RequestContext.EMPTY).layer()).isEqualTo(Layer.SESSION);
  }

  @Test
  void anUnknownConditionIsSaidAsUnknown() {
    String allowed =
        """
        - Effect: Allow
          Action: states:StartExecution
          Resource: "*"
          Condition: {StringEquals: {aws:ResourceTag/team: a}}
        """;
    Decision decision = decide(allowed, RequestContext.UNKNOWN);
    assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(decision.reason()).contains("condition");
    assertThat(decide(allowed, RequestContext.EMPTY).outcome())
        .isEqualTo(Outcome.IMPLICITLY_DENIED);
    assertThat(
            decide(
                    "- {Effect: Allow, Action: '*', Resource: '*'}\n" + allowed,
                    RequestContext.UNKNOWN)
                .outcome())
        .isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void aDenyUnderAnUnknownConditionLeavesItOpen() {
    Decision decision =
        decide(
            """
            - {Effect: Allow, Action: "*", Resource: "*"}
            - Effect: Deny
              Action: "*"
              Resource: "*"
              Condition: {StringNotEquals: {aws:PrincipalOrgID: o-1}}
            """,
            RequestContext.UNKNOWN);
    assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(decision.statements()).singleElement().extracting(Statement::index).isEqualTo(1);
  }

  @Test
  void nothingIsMissingForCertainWhileAPolicyIsNotKnown() {
    Policies partly = new Policies(List.of(), List.of(), List.of(), List.of(), false);
    assertThat(decide(partly, RequestContext.EMPTY).outcome()).isEqualTo(Outcome.UNKNOWN);
    Decision unreadable =
        decide(
            "- {Effect: Allow, Action: {'Fn::If': [a, b, c]}, Resource: '*'}\n",
            RequestContext.EMPTY);
    assertThat(unreadable.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(unreadable.reason()).contains("not known before the deployment");
  }

  @Test
  void comparesConditionsWithReferences() {
    Text region = Text.of(new Reference("region", "${AWS::Region}", Domain.SEGMENT));
    String guard =
        """
        - {Effect: Allow, Action: "*", Resource: "*"}
        - Effect: Deny
          Action: "*"
          Resource: "*"
          Condition: {StringNotEquals: {aws:RequestedRegion: [eu-west-1]}}
        """;
    RequestContext context = RequestContext.EMPTY.with("aws:RequestedRegion", region);
    assertThat(decide(guard, context).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(decide(guard, context.with("aws:RequestedRegion", Text.of("eu-west-1"))).outcome())
        .isEqualTo(Outcome.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "NumericEquals, 5, 5.0, YES",
    "NumericLessThan, 4, 5, YES",
    "NumericLessThanEquals, 5, 5, YES",
    "NumericGreaterThan, 5, 5, NO",
    "NumericGreaterThanEquals, 5, 5, YES",
    "NumericNotEquals, 5, 6, YES",
    "NumericEquals, five, 5, NO",
    "DateLessThan, 2024-01-01T00:00:00Z, 2025-01-01, YES",
    "DateGreaterThan, 2024-01-01T00:00:00+01:00, 2024-01-01T00:00:00Z, NO",
    "DateEquals, 1704067200, 2024-01-01T00:00:00Z, YES",
    "Bool, true, TRUE, YES",
    "Bool, false, true, NO",
    "IpAddress, 10.1.2.3, 10.0.0.0/8, YES",
    "NotIpAddress, 11.1.2.3, 10.0.0.0/8, YES",
    "IpAddress, 2001:db8::1, 2001:db8::/32, YES",
    "IpAddress, localhost, 127.0.0.1, NO",
    "BinaryEquals, QUI=, QUI=, YES",
    "StringEqualsIgnoreCase, AbC, aBc, YES",
    "StringNotEqualsIgnoreCase, AbC, aBc, NO",
    "StringNotLike, abc, a*, NO",
    "StringLike, a:b:c, a*c, YES",
    "ArnEquals, arn:aws:s3:::b/k, arn:aws:s3:::b/*, YES",
    "ArnLike, arn:aws:states:r:1:stateMachine:x, arn:aws:states:*:stateMachine:x, NO",
    "ArnNotLike, arn:aws:states:r:1:stateMachine:x, arn:aws:states:r:1:*, NO",
    "ForAllValues:StringLike, abc, a*, YES",
    "ForAnyValue:StringNotEquals, abc, abd, YES",
    "Sounds, a, a, UNKNOWN",
  })
  void knowsEveryOperator(String operator, String value, String wanted, Answer expected) {
    List<Condition> conditions =
        policy(
                "- {Effect: Allow, Condition: {\"%s\": {\"a:b\": \"%s\"}}}\n"
                    .formatted(operator, wanted))
            .statements()
            .get(0)
            .conditions();
    RequestContext context = RequestContext.EMPTY.with("A:B", Text.of(value));
    assertThat(new ConditionEvaluator(context, true).evaluate(conditions)).isEqualTo(expected);
  }
}
