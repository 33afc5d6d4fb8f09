package io.steplint.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.iam.PolicyDocument;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessDiffTest {

  private static final Location PLACE = new Location("a.yaml", 1, 1, 1, 1);
  private static final String START = "- {Effect: Allow, Action: 'states:*', Resource: '*'}\n";
  private static final String PASS =
      "- {Effect: Allow, Action: iam:PassRole, Resource: '*', Condition: "
          + "{StringEquals: {iam:PassedToService: [ecs.amazonaws.com, glue.amazonaws.com]}}}\n";

  private static Policy policy(String statements) {
    String text = "Version: '2012-10-17'\nStatement:\n" + statements;
    return new Policy(
        "p",
        Policy.Kind.WRITTEN,
        PolicyDocument.parse(
            Objects.requireNonNull(Document.read(new FileSource("a.yaml", text)).root())),
        PLACE,
        null);
  }

  private static Workspace tree(String statements, @Nullable String boundary) {
    return Workspace.builder()
        .add(
            new Role(
                "a.yaml#Role",
                "Role",
                Text.of("arn:aws:iam::123456789012:role/Role"),
                List.of(policy(statements)),
                List.of(),
                null,
                boundary == null ? Setting.none() : Setting.known(policy(boundary)),
                PLACE,
                "Role"))
        .build();
  }

  private static List<String> changes(Workspace before, Workspace after) {
    return AccessDiff.between(before, after).stream()
        .map(
            change ->
                change.direction().label()
                    + " "
                    + change.action()
                    + " on "
                    + change.resource()
                    + ": "
                    + change.witness())
        .toList();
  }

  private static List<String> changes(String before, String after) {
    return changes(tree(before, null), tree(after, null));
  }

  @Test
  void aDenyTakesAccessAway() {
    String deny =
        "- {Effect: Deny, Action: states:DeleteStateMachine, Resource:"
            + " 'arn:aws:states:*:*:stateMachine:p*'}";
    String witness = "arn:aws:states:aa-a-0:000000000000:stateMachine:p";
    assertThat(changes(START, START + deny))
        .containsExactly("lost states:* on *: states:DeleteStateMachine " + witness);
    assertThat(changes(START + deny, START))
        .containsExactly("gained states:* on *: states:DeleteStateMachine " + witness);
    assertThat(changes(START + deny, START + deny)).isEmpty();
  }

  @Test
  void aDenyOfWhatNothingAllowsChangesNothing() {
    assertThat(changes(START, START + "- {Effect: Deny, Action: 's3:*', Resource: '*'}")).isEmpty();
  }

  @Test
  void whatIsDeniedBeforeAndAfterIsNeitherGainedNorLost() {
    String deny = "- {Effect: Deny, Action: 's3:*', Resource: '*'}\n";
    assertThat(changes(deny, deny + "- {Effect: Allow, Action: s3:GetObject, Resource: '*'}"))
        .isEmpty();
  }

  @Test
  void aDenyUnderAConditionTakesAccessAwayWhereItHolds() {
    String deny =
        "- {Effect: Deny, Action: states:StopExecution, Resource: '*', Condition: "
            + "{StringNotEquals: {aws:RequestedRegion: eu-west-1}}}";
    assertThat(changes(START, START + deny)).singleElement().asString().startsWith("lost states:*");
    assertThat(changes(START + deny, START + deny)).isEmpty();
  }

  @Test
  void aBoundaryTakesAwayWhatItDoesNotAllow() {
    Workspace free = tree(START + PASS, null);
    Workspace bounded = tree(START + PASS, "- {Effect: Allow, Action: 'states:*', Resource: '*'}");
    assertThat(changes(free, bounded))
        .containsExactly("lost iam:PassRole on *: arn:aws:iam::000000000000:role/-");
    assertThat(changes(bounded, free))
        .containsExactly("gained iam:PassRole on *: arn:aws:iam::000000000000:role/-");
    assertThat(changes(bounded, bounded)).isEmpty();
  }

  @Test
  void aGrantBeyondTheBoundaryGivesNothing() {
    String boundary = "- {Effect: Allow, Action: 'states:*', Resource: '*'}";
    assertThat(changes(tree(START, boundary), tree(START + PASS, boundary))).isEmpty();
  }

  @Test
  void aConditionNarrowsAGrantAndOneMoreValueWidensIt() {
    String narrow = PASS.replace(", glue.amazonaws.com", "");
    String free = "- {Effect: Allow, Action: iam:PassRole, Resource: '*'}";
    assertThat(changes(narrow, PASS)).singleElement().asString().startsWith("gained iam:PassRole");
    assertThat(changes(PASS, narrow)).singleElement().asString().startsWith("lost iam:PassRole");
    assertThat(changes(free, PASS)).singleElement().asString().startsWith("lost iam:PassRole");
    assertThat(changes(PASS, PASS)).isEmpty();
  }

  @Test
  void allButSomeIsComparedToo() {
    String all = "- {Effect: Allow, NotAction: 'iam:*', Resource: '*'}";
    String most = "- {Effect: Allow, NotAction: ['iam:*', sqs:DeleteQueue], Resource: '*'}";
    assertThat(changes(most, all))
        .singleElement()
        .asString()
        .startsWith("gained NotAction iam:* on *: sqs:DeleteQueue ");
    assertThat(changes(all, all)).isEmpty();
    String but = "- {Effect: Allow, Action: s3:GetObject, NotResource: 'arn:aws:s3:::b/*'}";
    assertThat(changes(START, START + but))
        .singleElement()
        .asString()
        .startsWith("gained s3:GetObject on NotResource arn:aws:s3:::b/*: ");
    assertThat(changes(but, but)).isEmpty();
  }

  @Test
  void aGrantThatIsSplitOrMovedIsNoChange() {
    String two = "- {Effect: Allow, Action: [sqs:SendMessage, sqs:DeleteQueue], Resource: '*'}";
    String split =
        "- {Effect: Allow, Action: sqs:DeleteQueue, Resource: '*'}\n"
            + "- {Effect: Allow, Action: SQS:sendmessage, Resource: '*'}";
    assertThat(changes(two, split)).isEmpty();
  }
}
