package io.steplint.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.intrinsic.IntrinsicParser;
import io.steplint.query.jsonata.StateExpression;
import io.steplint.query.jsonata.StepFunctionsJsonata;
import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import io.steplint.testing.Corpus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Measures the front ends against expressions whose verdict is known or presumed. */
class VerdictsCorpusTest {

  /** Parts of the texts on which we differ, on purpose, and why. */
  private static final List<String> EXPLAINED =
      List.of(
          "States.Default(", // no such function; the definition that holds it was never deployed
          "Analyze and summarize these search results", // \n is no escape; the same definition
          "=~ /.*REES/i", // a peer refuses regular expressions; Jayway and the service take them
          "$.~.bar", // a peer refuses '~' in a name; Jayway takes it
          "{% phone %}", // valid only in a Comment, which is not evaluated
          "${IsSummarizationEnabled}", // a substitution that the template has yet to make
          "$..author"); // called a reference path by a peer that only looks at the first sign

  @Test
  void agrees_with_known_verdicts() {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    int explained = 0;
    for (JsonNode row : Corpus.lines("definitions-verdicts/expressions.jsonl")) {
      rows++;
      String text = row.path("text").asString();
      boolean refused = row.path("verdict").asString().equals("invalid");
      if (isValid(row.path("kind").asString(), text) != refused) {
        continue;
      }
      if (EXPLAINED.stream().anyMatch(text::contains)) {
        explained++;
      } else {
        differences.add(row.path("kind").asString() + " " + text);
      }
    }
    System.out.printf(
        "verdicts: %d texts, %.2f %% judged alike, %d explained differences%n",
        rows, 100.0 * (rows - explained - differences.size()) / rows, explained);
    assertThat(differences).isEmpty();
    assertThat(explained).isLessThanOrEqualTo(rows / 200);
  }

  private static boolean isValid(String kind, String text) {
    switch (kind) {
      case "jsonata":
        // What fails only when it is evaluated is no reason to refuse a definition.
        return StepFunctionsJsonata.parse(text)
            .value()
            .filter(VerdictsCorpusTest::isSupported)
            .isPresent();
      case "intrinsic":
        return IntrinsicParser.parse(text).isValid();
      case "path":
        return PathParser.parse(text).isValid();
      case "refpath":
        return PathParser.parse(text).value().filter(Path::isReferencePath).isPresent();
      case "resultpath":
        return PathParser.parse(text)
            .value()
            .filter(path -> path.isReferencePath() && path.head().name().isEmpty())
            .isPresent();
      default:
        return true;
    }
  }

  private static boolean isSupported(StateExpression expression) {
    return expression.problems().stream()
        .map(ExpressionProblem::code)
        .noneMatch(
            code ->
                code.equals(StepFunctionsJsonata.TOP_LEVEL_REFERENCE)
                    || code.equals(StepFunctionsJsonata.ROOT_REFERENCE)
                    || code.equals(StepFunctionsJsonata.STATES_FIELD));
  }
}
