package io.steplint.asl;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TransitionGraphTest {

  private static StateGroup group(String startAt, String states) {
    String text = "{\"StartAt\": \"" + startAt + "\", \"States\": {" + states + "}}";
    Node root =
        Objects.requireNonNull(JsonReader.read(new FileSource("machine.asl.json", text)).root());
    return Definition.parse(Objects.requireNonNull(root.asObject())).top();
  }

  private static String pass(String name, String next) {
    return "\"" + name + "\": {\"Type\": \"Pass\", \"Next\": \"" + next + "\"}";
  }

  private static State state(StateGroup group, String name) {
    return Objects.requireNonNull(group.state(name));
  }

  @Test
  void reachesOnlyWhatTheStartLeadsTo() {
    StateGroup group =
        group(
            "A",
            pass("A", "B")
                + ", \"B\": {\"Type\": \"Succeed\"}, "
                + pass("X", "Y")
                + ", "
                + pass("Y", "X"));
    TransitionGraph graph = group.graph();
    assertThat(graph.isReachable(state(group, "B"))).isTrue();
    assertThat(graph.isReachable(state(group, "X"))).isFalse();
    assertThat(graph.isReachable(state(group, "Y"))).isFalse();
  }

  @Test
  void followsCatchersAndChoices() {
    StateGroup group =
        group(
            "T",
            """
            "Late": {"Type": "Succeed"}, "Default": {"Type": "Succeed"},
            "C": {"Type": "Choice", "Default": "Default",
              "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Late"}]},
            "T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true,
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]}
            """);
    TransitionGraph graph = group.graph();
    assertThat(graph.reversePostOrder())
        .extracting(State::name)
        .containsExactly("T", "C", "Default", "Late");
    assertThat(graph.predecessors(state(group, "C"))).containsExactly(state(group, "T"));
    assertThat(graph.successors(state(group, "C"))).hasSize(2);
  }

  @Test
  void findsLoopsAndWhatCannotLeaveThem() {
    StateGroup group =
        group(
            "A",
            """
            "A": {"Type": "Choice", "Default": "Trap",
              "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "End"}]},
            "Trap": {"Type": "Pass", "Next": "Again"}, "Again": {"Type": "Pass", "Next": "Trap"},
            "End": {"Type": "Succeed"}
            """);
    TransitionGraph graph = group.graph();
    assertThat(graph.isLoopHead(state(group, "Trap"))).isTrue();
    assertThat(graph.isLoopHead(state(group, "Again"))).isFalse();
    assertThat(graph.reachesEnd(state(group, "A"))).isTrue();
    assertThat(graph.reachesEnd(state(group, "Again"))).isFalse();
  }

  @Test
  void walksAVeryLongChain() {
    StringBuilder states = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      states.append(pass("S" + i, "S" + (i + 1))).append(", ");
    }
    StateGroup group = group("S0", states + "\"S5000\": {\"Type\": \"Succeed\"}");
    assertThat(group.graph().reversePostOrder()).hasSize(5_001);
    assertThat(group.graph().reachesEnd(state(group, "S0"))).isTrue();
  }
}
