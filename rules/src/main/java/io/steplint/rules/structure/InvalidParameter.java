package io.steplint.rules.structure;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskState;
import io.steplint.integration.parameters.TaskApi;
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
import io.steplint.source.Node;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A parameter that is missing, misnamed or of the wrong kind for the API that is called. */
public final class InvalidParameter implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-parameter",
              Category.STRUCTURE,
              "a parameter that the called API does not have")
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
        TaskApi api = TaskApi.of(task.resource());
        PayloadTemplate sent = task.isJsonata() ? task.arguments() : task.parameters();
        if (api != null && sent instanceof PayloadTemplate.ObjectTemplate object) {
          new Check(api, machine, sink).object(api.parameters(), object);
        }
      }
    }
  }

  private record Check(TaskApi api, MachineFacts machine, Sink sink) {

    void object(List<Member> known, PayloadTemplate.ObjectTemplate sent) {
      Set<String> there = new HashSet<>();
      for (PayloadTemplate.Member member : sent.members()) {
        if (member.key().literal() == null) {
          return; // a deployment decides which members there are
        }
        Member parameter = TaskApi.find(known, member.name());
        if (api.lacks(member.name())) {
          sink.at(member.key())
              .message("Only the SDK integration takes '" + member.name() + "'")
              .why("The optimized integration does not hand it to the service")
              .help("call the API itself, with arn:aws:states:::aws-sdk:lambda:invoke")
              .subject(member.name())
              .may();
        } else if (parameter == null) {
          misnamed(known, member, sent, there);
        } else {
          there.add(parameter.name());
          if (!api.takesAnything(member.name())) {
            value(member.name(), parameter.shape(), member.value());
          }
        }
      }
      for (Member parameter : known) {
        if (parameter.required() && !there.contains(parameter.name())) {
          missing(parameter, sent);
        }
      }
    }

    private void missing(Member parameter, PayloadTemplate.ObjectTemplate sent) {
      FindingBuilder finding =
          Places.at(sink, machine, sent.pointer(), sent.node()).subject(parameter.name());
      if (parameter.need() == Member.Need.REQUIRED) {
        finding
            .message("The field '" + parameter.name() + "' is required but was missing")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
      } else {
        finding
            .message("'" + parameter.name() + "' is required in the table of " + api.day())
            .why("If Step Functions follows the newest API, the call fails")
            .may();
      }
    }

    private void misnamed(
        List<Member> known,
        PayloadTemplate.Member member,
        PayloadTemplate.ObjectTemplate sent,
        Set<String> there) {
      String name = member.name();
      Misspelling misspelling =
          Misspelling.among(name, known.stream().map(Member::name).toList(), "");
      if (misspelling == null) {
        return; // not-in-table speaks of it
      }
      String meant = misspelling.meant();
      if (sent.member(meant) == null) {
        there.add(meant);
      }
      FindingBuilder finding = sink.at(member.key()).subject(name).help("write '" + meant + "'");
      if (misspelling.onlyCase()) {
        finding
            .message("The field \"" + name + "\" is not supported by Step Functions")
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
      } else {
        finding
            .message(
                "'"
                    + name
                    + "' is not in the table of "
                    + api.day()
                    + ", which has '"
                    + meant
                    + "'")
            .why("If it is misspelt, AWS refuses the definition")
            .may();
      }
    }

    private void value(String name, Shape shape, PayloadTemplate value) {
      ScalarNode scalar = value.node().asScalar();
      if (scalar != null && TaskApi.takesScalar(shape)) {
        return;
      }
      boolean text = shape.kind() == Kind.STRING || shape.kind() == Kind.ENUMERATION;
      if (text && scalar == null && !api.isStrictAboutText()) {
        return;
      }
      if (!fits(shape.kind(), value)) {
        sink.at(value.node())
            .message(
                "The value of '"
                    + name
                    + "' has to be "
                    + name(shape.kind())
                    + ", not "
                    + value.node().kindName())
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .must();
        return;
      }
      Shape element = shape.element();
      if (element == null) {
        if (shape.kind() == Kind.ENUMERATION) {
          listed(name, api.values(shape), value);
        } else if (shape.structure() != null
            && value instanceof PayloadTemplate.ObjectTemplate object) {
          object(api.members(shape), object);
        }
      } else if (value instanceof PayloadTemplate.ArrayTemplate array) {
        array.items().forEach(item -> value(name, element, item));
      } else if (value instanceof PayloadTemplate.ObjectTemplate object) {
        object.members().forEach(member -> value(member.name(), element, member.value()));
      }
    }

    private void listed(String name, List<String> values, PayloadTemplate value) {
      ScalarNode scalar = value.scalar();
      String text = scalar != null && scalar.isString() ? scalar.literal() : null;
      if (text == null || values.contains(text)) {
        return;
      }
      FindingBuilder finding = sink.at(value.node());
      String nearest = Nearest.to(text, values);
      if (nearest != null) {
        finding.help("write '" + nearest + "'");
      } else if (values.size() <= MANY) {
        finding.help("write one of " + String.join(", ", values));
      }
      if (api.isDocumented()) {
        finding.message("'" + text + "' is none of the values of '" + name + "'").must();
      } else {
        finding
            .message("'" + text + "' is no value of '" + name + "' in the table of " + api.day())
            .why("If the service does not know it either, the call fails")
            .may();
      }
    }
  }

  /** So many values can be listed in a line of help. */
  private static final int MANY = 12;

  /** Whether a constant can be what the parameter takes; what is computed is up to the types. */
  private static boolean fits(Kind kind, PayloadTemplate value) {
    if (value.kind() == PayloadTemplate.Kind.OPAQUE
        || value.kind() == PayloadTemplate.Kind.EXPRESSION) {
      return true;
    }
    Node node = value.node();
    ScalarNode scalar = node.asScalar();
    if (scalar != null && (scalar.isNull() || scalar.isUnknown() || isUndecided(scalar))) {
      return true;
    }
    return switch (kind) {
      case TIMESTAMP, BLOB, DOCUMENT -> true;
      case STRING, ENUMERATION -> scalar != null && scalar.isString();
      case INTEGER, NUMBER ->
          scalar != null
              && (scalar.kind() == ScalarNode.Kind.NUMBER
                  || (scalar.isString() && isNumber(scalar.string())));
      case BOOLEAN ->
          scalar != null
              && (scalar.kind() == ScalarNode.Kind.BOOLEAN
                  || scalar.string().equals("true")
                  || scalar.string().equals("false"));
      case LIST -> node.asArray() != null;
      case MAP, STRUCTURE, OBJECT -> node.asObject() != null;
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
      case STRING, ENUMERATION, TIMESTAMP, BLOB -> "a string";
      case INTEGER, NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case LIST -> "an array";
      case MAP, STRUCTURE, OBJECT, DOCUMENT -> "an object";
    };
  }
}
