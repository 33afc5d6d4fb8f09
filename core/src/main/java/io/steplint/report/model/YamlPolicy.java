package io.steplint.report.model;

import io.steplint.access.LeastPrivilege;
import io.steplint.access.MachineAccess;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A policy in YAML, to be pasted under {@code Policies:} of a role or of a SAM state machine. */
final class YamlPolicy {

  private static final String QUEUE_NAME = ".JobQueueName}";

  private final boolean sam;
  private final Writer out;

  YamlPolicy(boolean sam, Writer out) {
    this.sam = sam;
    this.out = out;
  }

  void write(List<MachineAccess> machines) throws IOException {
    String separator = "";
    for (MachineAccess machine : machines) {
      out.append(separator);
      List<LeastPrivilege.Grant> grants = LeastPrivilege.of(machine);
      String name = machine.machine().name();
      comment(name);
      for (String reason : LeastPrivilege.unseen(machine)) {
        comment("not in it: " + reason);
      }
      if (grants.isEmpty()) {
        out.append(
            LeastPrivilege.unseen(machine).isEmpty()
                ? "# needs nothing\n"
                : "# needs nothing else that is known\n");
      } else {
        head(name);
        for (LeastPrivilege.Grant grant : grants) {
          statement(grant, sam ? "      " : "        ");
        }
      }
      separator = "\n";
    }
  }

  /** A line of comment, whatever the text holds. */
  private void comment(String text) throws IOException {
    out.append("# ").append(Escapes.comment(text)).append('\n');
  }

  private void head(String name) throws IOException {
    if (sam) {
      out.append("- Version: \"2012-10-17\"\n  Statement:\n");
    } else {
      out.append("- PolicyName: ")
          .append(Escapes.yaml(name + "-least-privilege"))
          .append("\n  PolicyDocument:\n    Version: \"2012-10-17\"\n    Statement:\n");
    }
  }

  private void statement(LeastPrivilege.Grant grant, String indent) throws IOException {
    out.append(indent, 0, indent.length() - 2).append("- ");
    if (!grant.sid().isEmpty()) {
      out.append("Sid: ").append(grant.sid()).append('\n').append(indent);
    }
    out.append("Effect: Allow\n");
    out.append(indent).append("Action:\n");
    for (String action : grant.actions()) {
      out.append(indent).append("  - ").append(scalar(action)).append('\n');
    }
    out.append(indent).append("Resource:\n");
    for (Text resource : grant.resources()) {
      out.append(indent).append("  - ").append(value(resource)).append('\n');
    }
    if (!grant.passedToService().isEmpty()) {
      out.append(indent).append("Condition:\n");
      out.append(indent).append("  StringEquals:\n");
      out.append(indent)
          .append("    iam:PassedToService: ")
          .append(scalar(grant.passedToService()))
          .append('\n');
    }
  }

  /** A string, or a {@code !Sub} that keeps the references. */
  private static String value(Text text) {
    if (text.isLiteral()) {
      return Escapes.yaml(text.toString());
    }
    List<Text> pieces = text.split(':', 4);
    String service = pieces.size() > 3 ? pieces.get(2).toString() : "";
    StringBuilder template = new StringBuilder();
    for (Part part : text.parts()) {
      if (part instanceof Literal known) {
        template.append(known.value().replace("${", "${!"));
      } else if (part instanceof Reference reference) {
        template.append(reference(reference, service, template));
      }
    }
    if (template.indexOf(QUEUE_NAME) >= 0) {
      // No attribute gives the name of a job queue alone, and Ref gives its ARN.
      return "!Ref "
          + scalar(
              template.substring(template.lastIndexOf("${") + 2, template.indexOf(QUEUE_NAME)));
    }
    return "!Sub " + Escapes.yaml(template.toString());
  }

  /**
   * A reference as a template writes it: with the attribute that gives the name where {@code Ref}
   * gives something else. One to an invented suffix stands for the whole name.
   */
  private static String reference(Reference reference, String service, StringBuilder before) {
    String display = reference.display();
    if (!display.startsWith("${") || !display.endsWith("}")) {
      return display;
    }
    if (reference.domain() != Reference.Domain.GENERATED_SUFFIX) {
      String name = display.substring(2, display.length() - 1);
      String identity = reference.identity();
      String attribute = identity.substring(identity.lastIndexOf('#') + 1);
      return attribute.startsWith(name + ".") ? "${" + attribute + "}" : display;
    }
    int from = before.length();
    while (from > 0 && before.charAt(from - 1) != ':' && before.charAt(from - 1) != '/') {
      from--;
    }
    before.setLength(from);
    return display.substring(0, display.length() - 1) + nameAttribute(service) + "}";
  }

  /** What gives a resource's name where {@code Ref} gives something else. */
  private static String nameAttribute(String service) {
    return switch (service) {
      case "states" -> ".Name";
      case "sqs" -> ".QueueName";
      case "sns" -> ".TopicName";
      default -> "";
    };
  }

  /** A word that needs no quotes, or a string in quotes. */
  private static String scalar(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9.-]*(:[A-Za-z0-9*?]+)?") ? text : Escapes.yaml(text);
  }
}
