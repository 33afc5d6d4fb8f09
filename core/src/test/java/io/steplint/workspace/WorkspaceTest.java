package io.steplint.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Location;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

  private static final Text REGION = reference("AWS::Region", Domain.SEGMENT);
  private static final Text ACCOUNT = reference("AWS::AccountId", Domain.SEGMENT);

  @Test
  void findsByTheSameSymbolicArn() {
    StateMachine child = machine("t.yaml", "Child", suffixed("t.yaml", "Child"));

    assertThat(Workspace.of(child).findByArn(child.arn())).isSameAs(child);
  }

  @Test
  void ignoresVersionAndAlias() {
    StateMachine child = machine("t.yaml", "Child", Text.of("child"));

    Workspace workspace = Workspace.of(child);

    assertThat(workspace.findByArn(child.arn().concat(Text.of(":PROD")))).isSameAs(child);
    assertThat(
            workspace.findByArn(
                Text.of("arn:aws:states:eu-west-1:111122223333:stateMachine:child:7")))
        .isSameAs(child);
  }

  @Test
  void matchesADeployedNameToTheLogicalIdItWasInventedFor() {
    StateMachine child = machine("t.yaml", "Child", suffixed("t.yaml", "Child"));

    assertThat(Workspace.of(child).findByArn(literal("Child-JhGidF4UTlNn"))).isSameAs(child);
    assertThat(Workspace.of(child).findByArn(literal("Child-short"))).isNull();
  }

  @Test
  void prefersTheCallersTemplate() {
    StateMachine one = machine("a.yaml", "Child", Text.of("child"));
    StateMachine two = machine("b.yaml", "Child", Text.of("child"));
    StateMachine caller = machine("b.yaml", "Parent", Text.of("parent"));
    Workspace workspace = Workspace.of(one, two, caller);

    assertThat(workspace.findByArn(literal("child"), caller)).isSameAs(two);
    assertThat(workspace.findByArn(literal("child"))).isNull();
  }

  @Test
  void doesNotCrossAccountsThatAreKnownToDiffer() {
    StateMachine child =
        StateMachine.builder("child", "child", place("child.asl.json"))
            .arn(literal("child"))
            .build();

    assertThat(
            Workspace.of(child)
                .findByArn(Text.of("arn:aws:states:eu-west-1:999999999999:stateMachine:child")))
        .isNull();
  }

  @Test
  void findsNothingForWhatIsNoStateMachine() {
    StateMachine child = machine("t.yaml", "Child", Text.of("child"));

    assertThat(Workspace.of(child).findByArn(Text.of("arn:aws:states:::lambda:invoke"))).isNull();
    assertThat(Workspace.of(child).findByArn(Text.EMPTY)).isNull();
  }

  private static Text literal(String name) {
    return Text.of("arn:aws:states:eu-west-1:111122223333:stateMachine:" + name);
  }

  private static StateMachine machine(String template, String id, Text name) {
    return StateMachine.builder(template + "#" + id, id, place(template))
        .arn(StateMachineArn.of(reference("AWS::Partition", Domain.SEGMENT), REGION, ACCOUNT, name))
        .scope(template)
        .resource(id)
        .build();
  }

  private static Text suffixed(String template, String id) {
    return Text.of(id + "-")
        .concat(
            Text.of(new Reference(template + "#" + id, "${" + id + "}", Domain.GENERATED_SUFFIX)));
  }

  private static Text reference(String name, Domain domain) {
    return Text.of(new Reference(name, "${" + name + "}", domain));
  }

  private static Location place(String file) {
    return new Location(file, 1, 1, 1, 1);
  }
}
