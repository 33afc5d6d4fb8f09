package io.steplint.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.iam.language.Containment;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.testing.Corpus;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Authorization and containment with known answers. */
class AuthorizerCorpusTest {

  private static final String CASES = "iam/eval-cases.jsonl";

  @Test
  void decidesEveryRequestAsExpected() {
    List<String> wrong = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    int count = 0;
    for (JsonNode line : Corpus.lines(CASES)) {
      if (!line.path("kind").asString().equals("authorize")) {
        continue;
      }
      count++;
      String expected = line.path("expected").asString();
      Decision decision = decide(line);
      String said = line.path("id").asString() + " is " + decision.outcome() + ", not " + expected;
      if (decision.outcome() == Decision.Outcome.UNKNOWN) {
        assertThat(decision.reason()).isNotBlank();
        unknown.add(said);
      } else if (!decision.outcome().label().equals(expected)) {
        wrong.add(said);
      }
    }
    assertThat(count).isGreaterThan(100);
    assertThat(wrong).isEmpty();
    assertThat(unknown).hasSizeLessThanOrEqualTo(count * 4 / 100);
  }

  @Test
  void decidesEveryContainmentAsExpectedWithTheShortestWitness() {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (JsonNode line : Corpus.lines(CASES)) {
      if (!line.path("kind").asString().equals("containment")) {
        continue;
      }
      count++;
      Containment.Result result =
          Containment.check(
              Text.of(line.path("need").asString()),
              texts(line.path("allow")),
              texts(line.path("deny")));
      String expected =
          line.path("expected").asBoolean() ? "YES null" : "NO " + line.path("witness").asString();
      if (!expected.equals(result.answer() + " " + result.witness())) {
        wrong.add(line.path("id").asString() + ": " + result + ", not " + expected);
      }
    }
    assertThat(count).isGreaterThan(10);
    assertThat(wrong).isEmpty();
  }

  private static List<Text> texts(JsonNode array) {
    List<Text> texts = new ArrayList<>();
    array.forEach(item -> texts.add(Text.of(item.asString())));
    return texts;
  }

  private static Decision decide(JsonNode line) {
    JsonNode request = line.path("request");
    RequestContext context = RequestContext.EMPTY;
    for (Map.Entry<String, JsonNode> entry : request.path("context").properties()) {
      List<Text> values = new ArrayList<>();
      if (entry.getValue().isArray()) {
        values.addAll(texts(entry.getValue()));
      } else {
        values.add(Text.of(entry.getValue().asString()));
      }
      context = context.with(entry.getKey(), values);
    }
    List<List<PolicyDocument>> levels = new ArrayList<>();
    for (JsonNode level : line.path("serviceControlPolicies")) {
      levels.add(policies(level.path("policies")));
    }
    List<PolicyDocument> session =
        line.has("sessionPolicy") ? List.of(policy(line.path("sessionPolicy"))) : List.of();
    Policies policies =
        new Policies(
            policies(line.path("identityPolicies")),
            policies(line.path("permissionBoundaries")),
            levels,
            session,
            true);
    Pattern resource =
        Pattern.of(Text.of(request.path("resource").asString()), Pattern.Syntax.PLAIN, false);
    return new Authorizer(policies)
        .decide(new Request(request.path("action").asString(), resource, context));
  }

  private static List<PolicyDocument> policies(JsonNode array) {
    List<PolicyDocument> policies = new ArrayList<>();
    array.forEach(item -> policies.add(policy(item)));
    return policies;
  }

  private static PolicyDocument policy(JsonNode node) {
    return PolicyDocument.parse(
        Objects.requireNonNull(
            Document.read(new FileSource("policy.json", node.toString())).root()));
  }
}
