package io.steplint.rules.access;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.PayloadTemplates;
import io.steplint.source.ScalarNode;
import java.util.List;
import java.util.Locale;

/** A password or key that is written out in what a state sends. */
public final class PlainTextSecret implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("plain-text-secret", Category.ACCESS, "a password or key in plain text")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Ends of names, in small letters and without what joins their words. */
  private static final List<String> NAMES =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "apikey",
          "secretkey",
          "secretaccesskey",
          "privatekey",
          "clientsecret",
          "authtoken",
          "accesstoken",
          "bearertoken");

  private static final int ACCESS_KEY_LENGTH = 20;
  private static final int SHORTEST = 6;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      for (PayloadTemplate template : PayloadTemplates.of(state)) {
        check(template, "", sink);
      }
    }
  }

  private static void check(PayloadTemplate template, String name, Sink sink) {
    switch (template.kind()) {
      case OBJECT -> {
        for (PayloadTemplate.Member member :
            ((PayloadTemplate.ObjectTemplate) template).members()) {
          check(member.value(), member.name(), sink);
        }
      }
      case ARRAY -> {
        for (PayloadTemplate item : ((PayloadTemplate.ArrayTemplate) template).items()) {
          check(item, name, sink);
        }
      }
      case LITERAL -> {
        ScalarNode scalar = template.scalar();
        String text = scalar == null ? null : scalar.literal();
        if (scalar != null && text != null && isSecret(name, text)) {
          sink.at(scalar)
              .message(
                  "This looks like a secret, and everybody who sees the definition can read it")
              .why("It stands in the history of every execution as well")
              .help("keep it in AWS Secrets Manager, and let the called service read it there")
              .may();
        }
      }
      case EXPRESSION, OPAQUE -> {}
    }
  }

  private static boolean isSecret(String name, String text) {
    return isAccessKey(text)
        || (text.startsWith("-----BEGIN ") && text.contains("PRIVATE KEY-----"))
        || (namesSecret(name) && looksWritten(text));
  }

  /** Whether a text is the id of an access key of AWS, which is written beside the key. */
  private static boolean isAccessKey(String text) {
    return text.length() == ACCESS_KEY_LENGTH
        && (text.startsWith("AKIA") || text.startsWith("ASIA"))
        && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  private static boolean namesSecret(String name) {
    String folded =
        name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".", "");
    return NAMES.stream().anyMatch(folded::endsWith);
  }

  /** Whether a text is a secret itself: no path, ARN, reference or word of a person. */
  private static boolean looksWritten(String text) {
    return text.length() >= SHORTEST
        && "$<{*/".indexOf(text.charAt(0)) < 0
        && !text.startsWith("arn:")
        && !text.startsWith("http")
        && !text.contains("{{")
        && text.indexOf(' ') < 0
        && text.chars().anyMatch(c -> !Character.isLetter(c) && c != '_' && c != '-');
  }
}
