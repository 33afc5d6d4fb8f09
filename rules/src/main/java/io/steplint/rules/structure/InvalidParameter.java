package io.steplint.rules.structure;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.integration.services.Kind;
import io.steplint.integration.services.Member;
import io.steplint.integration.services.Shape;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.rules.Places;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import java.util.HashSet;
import java.util.Set;

/** A parameter that is missing, unknown or of the wrong kind for the API that is called. */
public final class InvalidParameter implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-parameter",
              Category.STRUCTURE,
              "a parameter that the called API does not take")
          .why("AWS refuses the definition")
          .help("write what the API of the service takes here")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task) {
        Api api = Api.of(task.resource());
        PayloadTemplate sent = task.isJsonata() ? task.arguments() : task.parameters();
        if (api != null && sent instanceof PayloadTemplate.ObjectTemplate object) {
          check(api, object, machine, sink);
        }
      }
    }
  }

  private static void check(
      Api api, PayloadTemplate.ObjectTemplate sent, MachineFacts machine, Sink sink) {
    Set<String> there = new HashSet<>();
    for (PayloadTemplate.Member member : sent.members()) {
      if (member.key().literal() == null) {
        return;
      }
      Member parameter = api.parameter(member.name());
      if (parameter != null) {
        there.add(parameter.name());
      }
      if (parameter == null) {
        unknown(api, member, sent, there, sink);
      } else if (!api.takesAnything(member.name()) && !fits(parameter.shape(), member.value())) {
        sink.at(member.value().node())
            .message(
                "The value of '"
                    + member.name()
                    + "' has to be "
                    + name(parameter.shape().kind())
                    + ", not "
                    + member.value().node().kindName())
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
      }
    }
    for (String required : api.required()) {
      if (sent.member(required) == null && !there.contains(required)) {
        Places.at(sink, machine, sent.pointer(), sent.node())
            .message("The field '" + required + "' is required but was missing")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .subject(required)
            .must();
      }
    }
  }

  private static void unknown(
      Api api,
      PayloadTemplate.Member member,
      PayloadTemplate.ObjectTemplate sent,
      Set<String> there,
      Sink sink) {
    if (api.isOpen()) {
      return;
    }
    String meant = Nearest.to(member.name(), api.names());
    FindingBuilder finding =
        sink.at(member.key())
            .message("The field \"" + member.name() + "\" is not supported by Step Functions")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .subject(member.name());
    if (meant != null && sent.member(meant) == null) {
      there.add(meant);
      finding.help("write '" + meant + "'").must();
    } else {
      finding.why("The parameter is not in our table of the service").may();
    }
  }

  /** Whether a constant can be what the parameter takes; what is computed always can. */
  private static boolean fits(Shape shape, PayloadTemplate value) {
    if (value.kind() == PayloadTemplate.Kind.OPAQUE
        || value.kind() == PayloadTemplate.Kind.EXPRESSION) {
      return true;
    }
    ScalarNode scalar = value.node().asScalar();
    if (scalar != null && (scalar.isNull() || scalar.isUnknown() || isUndecided(scalar))) {
      return true;
    }
    return switch (shape.kind()) {
      // Objects are passed on as their text by some integrations.
      case STRING, TIMESTAMP, BLOB, DOCUMENT -> true;
      case INTEGER, NUMBER ->
          scalar != null
              && (scalar.kind() == ScalarNode.Kind.NUMBER
                  || (scalar.isString() && isNumber(scalar.string())));
      case BOOLEAN ->
          scalar != null
              && (scalar.kind() == ScalarNode.Kind.BOOLEAN
                  || scalar.string().equals("true")
                  || scalar.string().equals("false"));
      case LIST -> value.node().asArray() != null;
      case MAP, STRUCTURE, OBJECT -> value.node().asObject() != null;
    };
  }

  private static boolean isUndecided(ScalarNode scalar) {
    return scalar.isString() && scalar.literal() == null;
  }

  private static boolean isNumber(String text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digit |= c >= '0' && c <= '9';
      if ((c < '0' || c > '9') && c != '-' && c != '.') {
        return false;
      }
    }
    return digit;
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case STRING, TIMESTAMP, BLOB -> "a string";
      case INTEGER, NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case LIST -> "an array";
      case MAP, STRUCTURE, OBJECT, DOCUMENT -> "an object";
    };
  }
}
