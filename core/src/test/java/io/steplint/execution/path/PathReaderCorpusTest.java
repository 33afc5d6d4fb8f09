package io.steplint.execution.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.execution.json.Json;
import io.steplint.query.ParseResult;
import io.steplint.query.path.Head;
import io.steplint.query.path.Path;
import io.steplint.query.path.PathParser;
import io.steplint.testing.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reads what json-path 2.0.0 read, and holds the answers against each other. */
class PathReaderCorpusTest {

  @Test
  void answersAsTheEngineDoes() {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : Corpus.lines("expressions/jsonpath-2.0.jsonl")) {
      String selector = row.path("selector").asString();
      ParseResult<Path> parsed = PathParser.parse(selector);
      if (!parsed.isValid() || parsed.get().head().kind() != Head.Kind.INPUT) {
        continue; // what the service takes, and heads of its own, are other questions
      }
      Object document = value(row.path("document"));
      for (boolean argument : new boolean[] {false, true}) {
        rows++;
        String expected = answer(row.path(argument ? "intrinsicArgument" : "path"));
        String actual = read(parsed.get(), selector, document, argument);
        if (!expected.equals(actual)) {
          differences.add(
              selector + " of " + row.path("document") + " gives " + actual + ", not " + expected);
        }
      }
    }
    System.out.printf("json-path 2.0.0: %d reads, %d differences%n", rows, differences.size());
    assertThat(differences).isEmpty();
  }

  private static String answer(JsonNode answer) {
    return switch (answer.path("kind").asString()) {
      case "value" -> canonical(value(answer.path("value")));
      case "missing" -> "missing";
      case "rejected" -> "refused";
      default -> "not applicable";
    };
  }

  private static String read(Path path, String text, Object document, boolean argument) {
    try {
      return canonical(
          argument
              ? PathReader.readArgument(path, text, document)
              : PathReader.read(path, text, document));
    } catch (PathFailure failure) {
      return switch (failure.reason()) {
        case MISSING -> "missing";
        case NOT_APPLICABLE -> "not applicable";
        case REFUSED -> "refused";
      };
    }
  }

  private static Object value(JsonNode node) {
    return Objects.requireNonNull(Json.parse(node.toString()));
  }

  private static String canonical(Object value) {
    return Json.text(value);
  }
}
