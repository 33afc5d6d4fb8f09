package io.steplint.report.model;

import io.steplint.access.LeastPrivilege;
import io.steplint.access.MachineAccess;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Text;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** A policy as a data source of Terraform, with the data sources its references need. */
final class TerraformPolicy {

  private final Writer out;
  private final TreeSet<String> needed = new TreeSet<>();
  private final Identifiers names = new Identifiers();

  TerraformPolicy(Writer out) {
    this.out = out;
  }

  void write(List<MachineAccess> machines) throws IOException {
    StringBuilder documents = new StringBuilder();
    for (MachineAccess machine : machines) {
      documents.append("# ").append(Comments.oneLine(machine.machine().name())).append('\n');
      for (String reason : LeastPrivilege.unseen(machine)) {
        documents.append("# not in it: ").append(Comments.oneLine(reason)).append('\n');
      }
      documents
          .append("data \"aws_iam_policy_document\" \"")
          .append(names.once(label(machine.machine().name())))
          .append("\" {\n");
      for (LeastPrivilege.Grant grant : LeastPrivilege.of(machine)) {
        statement(grant, documents);
      }
      documents.append("}\n\n");
    }
    for (String source : needed) {
      documents.append("data \"").append(source).append("\" \"current\" {}\n");
    }
    out.append(documents.toString().stripTrailing()).append('\n');
  }

  private void statement(LeastPrivilege.Grant grant, StringBuilder document) {
    document.append("  statement {\n");
    if (!grant.sid().isEmpty()) {
      document.append("    sid = ").append(quoted(grant.sid())).append('\n');
    }
    document.append("    actions = [\n");
    for (String action : grant.actions()) {
      document.append("      ").append(quoted(action)).append(",\n");
    }
    document.append("    ]\n    resources = [\n");
    for (Text resource : grant.resources()) {
      document.append("      \"").append(template(resource)).append("\",\n");
    }
    document.append("    ]\n");
    if (!grant.passedToService().isEmpty()) {
      document
          .append("    condition {\n      test     = \"StringEquals\"\n")
          .append("      variable = \"iam:PassedToService\"\n      values   = [")
          .append(quoted(grant.passedToService()))
          .append("]\n    }\n");
    }
    document.append("  }\n");
  }

  private String template(Text text) {
    StringBuilder template = new StringBuilder();
    for (Part part : text.parts()) {
      template.append(
          part instanceof Literal known ? escaped(known.value()) : reference(part.toString()));
    }
    return template.toString();
  }

  /** Terraform's own names for the pseudo parameters; other references as they are displayed. */
  private String reference(String display) {
    return switch (display) {
      case "${AWS::Region}" -> current("aws_region", "name");
      case "${AWS::AccountId}" -> current("aws_caller_identity", "account_id");
      case "${AWS::Partition}" -> current("aws_partition", "partition");
      default -> display;
    };
  }

  private String current(String source, String attribute) {
    needed.add(source);
    return "${data." + source + ".current." + attribute + "}";
  }

  private static String label(String name) {
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      label.append(plain ? c : '_');
    }
    String plain = label.toString().toLowerCase(Locale.ROOT);
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "machine_" + plain : plain;
  }

  private static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("${", "$${")
        .replace("%{", "%%{");
  }
}
