package io.steplint.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatementCoversTest {

  private static final String[] ACTIONS = {
    "states:StartExecution", "states:Start*", "states:*", "*", "s3:GetObject", "s3:Get*", "s?:*"
  };

  private static final String[] RESOURCES = {
    "*",
    "arn:aws:states:eu-west-1:123456789012:stateMachine:order",
    "arn:aws:states:eu-west-1:123456789012:stateMachine:ord*",
    "arn:aws:states:*:*:stateMachine:*",
    "arn:aws:states:*:*:stateMachine:*rd*",
    "arn:aws:s3:::bucket/*",
    "arn:aws:s3:::bucket/a?c",
    "arn:aws:s3:::bucket/abc",
    "arn:aws:s3:::*a*",
    "arn:*"
  };

  private static List<Statement> statements(String json) {
    return PolicyDocument.parse(
            Objects.requireNonNull(
                Document.read(new FileSource("p.json", "{\"Statement\": [" + json + "]}")).root()))
        .statements();
  }

  private static String allow(String action, String resource) {
    return "{\"Effect\": \"Allow\", \"Action\": ["
        + action
        + "], \"Resource\": ["
        + resource
        + "]}";
  }

  @Test
  void aWiderPatternCoversANarrowerOne() {
    StatementCovers covers =
        new StatementCovers(
            statements(
                allow("\"states:StartExecution\"", "\"arn:aws:states:*:*:stateMachine:order-a\"")
                    + ","
                    + allow("\"states:Start*\"", "\"arn:aws:states:*:*:stateMachine:order*\"")
                    + ","
                    + allow("\"*\"", "\"*\"")));

    assertThat(covers.firstThatCovers(0, any -> true)).isEqualTo(1);
    assertThat(covers.firstThatCovers(0, other -> other != 1)).isEqualTo(2);
    assertThat(covers.firstThatCovers(2, any -> true)).isEqualTo(-1);
  }

  @Test
  void looksAtEveryStatementThatCoversAnother() {
    Random random = new Random(7);
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      String second = i % 3 == 0 ? ", \"" + pick(RESOURCES, random) + "\"" : "";
      json.append(i == 0 ? "" : ",")
          .append(
              allow(
                  "\"" + pick(ACTIONS, random) + "\"",
                  "\"" + pick(RESOURCES, random) + "\"" + second));
    }
    List<Statement> statements = statements(json.toString());
    StatementCovers covers = new StatementCovers(statements);
    int found = 0;

    for (int narrow = 0; narrow < statements.size(); narrow++) {
      for (int wide = 0; wide < statements.size(); wide++) {
        if (wide != narrow && covers.covers(wide, narrow)) {
          int one = wide;
          assertThat(covers.firstThatCovers(narrow, other -> other == one)).isEqualTo(wide);
          found++;
        }
      }
    }

    assertThat(found).isGreaterThan(1_000);
  }

  private static String pick(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }
}
