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
      documents.append("# ").append(Escapes.comment(machine.machine().name())).append('\n');
      for (String reason : LeastPrivilege.unseen(machine)) {
        documents.append("# not in it: ").append(Escapes.comment(reason)).append('\n');
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
      document.append("    sid = ").append(Escapes.hcl(grant.sid())).append('\n');
    }
    document.append("    actions = [\n");
    for (String action : grant.actions()) {
      document.append("      ").append(Escapes.hcl(action)).append(",\n");
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
          .append(Escapes.hcl(grant.passedToService()))
          .append("]\n    }\n");
    }
    document.append("  }\n");
  }

  private String template(Text text) {
    StringBuilder template = new StringBuilder();
    for (Part part : text.parts()) {
      if (part instanceof Literal known) {
        Escapes.hclTemplate(known.value(), template);
      } else {
        reference(part.toString(), template);
      }
    }
    return template.toString();
  }

  /** Terraform's own names for the pseudo parameters; an expression of its own as it is written. */
  private void reference(String display, StringBuilder template) {
    switch (display) {
      case "${AWS::Region}" -> template.append(current("aws_region", "name"));
      case "${AWS::AccountId}" -> template.append(current("aws_caller_identity", "account_id"));
      case "${AWS::Partition}" -> template.append(current("aws_partition", "partition"));
      default -> {
        if (display.matches("\\$\\{[A-Za-z_][A-Za-z0-9_.:\\[\\]*-]*\\}")) {
          template.append(display);
        } else {
          Escapes.hclTemplate(display, template);
        }
      }
    }
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
}
