package io.steplint.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.asl.Definition;
import io.steplint.execution.json.Json;
import io.steplint.testing.Corpus;
import io.steplint.testing.Machines;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs what others measured on AWS and published, and holds outputs and errors against theirs. */
class FactsExecutionCorpusTest {

  /** Rows that an execution alone cannot decide, with the reason. */
  private static final Set<String> APART =
      Set.of(
          // an id by chance
          "G05",
          // the row's definition was given the parent's id, which the measured input does not hold
          "J11",
          // what another service answers, or a second start of one name
          "J53",
          "J61",
          "J63",
          "J70",
          "J72");

  @Test
  void agreesWithTheAnswersOfAws() {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    int unanswered = 0;
    for (JsonNode row : Corpus.lines("facts/facts-2026.jsonl")) {
      JsonNode aws = row.path("aws");
      boolean decided = aws.has("output") || aws.has("error");
      if (!aws.path("verdict").asString().equals("accepted")
          || !decided
          || row.has("schema")
          || APART.contains(row.path("id").asString())) {
        continue;
      }
      ExecutionOutcome outcome;
      try {
        outcome = run(row);
      } catch (NotExecutableException e) {
        differences.add(row.path("id").asString() + ": " + e.getMessage());
        continue;
      }
      if (outcome.status() == ExecutionOutcome.Status.NEEDS_ANSWER) {
        unanswered++;
        continue;
      }
      rows++;
      String difference = difference(aws, outcome);
      if (!difference.isEmpty()) {
        differences.add(row.path("id").asString() + ": " + difference);
      }
    }
    System.out.printf(
        "measured facts: %d, %d need an answer of another service, %d differences%n",
        rows, unanswered, differences.size());
    assertThat(differences).isEmpty();
  }

  private static String difference(JsonNode aws, ExecutionOutcome outcome) {
    if (aws.has("error")) {
      String kind = aws.path("kind").asString("");
      boolean sameError = aws.path("error").asString().equals(outcome.error());
      String cause = outcome.cause() == null ? "" : outcome.cause();
      boolean coded = kind.matches("[DT][0-9]{4}.*");
      boolean sameKind = !coded || cause.contains(kind.substring(0, 5));
      return sameError && sameKind
          ? ""
          : outcome.status() + " " + outcome.error() + " " + cause + ", not " + aws;
    }
    Object recorded = RecordedExecutionsCorpusTest.value(aws.path("output"));
    boolean same = outcome.output() != null && (isLike(recorded, outcome.output()));
    return same
        ? ""
        : "gives "
            + (outcome.output() == null
                ? outcome.error() + " " + outcome.cause()
                : Json.text(outcome.output()))
            + ", not "
            + aws.path("output");
  }

  /** Whether values are equal but for times and names of executions. */
  private static boolean isLike(Object recorded, Object own) {
    return canonical(recorded).equals(canonical(own));
  }

  private static String canonical(Object value) {
    return Json.text(normal(value))
        .replaceAll("(StartDate|StopDate)(\\\\*\":)(\\\\*\"[^\"]*\"|[0-9]+)", "$1$2T")
        .replaceAll("execution:child:[a-z0-9-]+", "execution:child:N");
  }

  /** Numbers as doubles. */
  private static Object normal(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof List) {
      return Json.array(value).stream().map(FactsExecutionCorpusTest::normal).toList();
    }
    if (value instanceof java.util.Map) {
      java.util.Map<String, Object> members = new java.util.TreeMap<>();
      Json.object(value).forEach((name, member) -> members.put(name, normal(member)));
      return members;
    }
    return value;
  }

  private static ExecutionOutcome run(JsonNode row) {
    StateMachine machine = Machines.raw("m.asl.json", row.path("definition").toString());
    List<StateMachine> machines = new ArrayList<>(List.of(machine));
    if (row.path("child").isObject()) {
      machines.add(Machines.raw("child.asl.json", row.path("child").toString()));
    }
    Object input =
        row.path("input").isNull() || row.path("input").isMissingNode()
            ? Objects.requireNonNull(Json.parse("{}"))
            : RecordedExecutionsCorpusTest.value(row.path("input"));
    return MachineExecution.execute(
        Workspace.of(machines.toArray(StateMachine[]::new)),
        m -> m.definitionNode() == null ? null : Definition.parse(m.definitionNode()),
        machine,
        input,
        call -> null,
        2_000);
  }
}
