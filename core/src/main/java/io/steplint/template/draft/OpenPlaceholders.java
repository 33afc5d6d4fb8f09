package io.steplint.template.draft;

import io.steplint.source.Document;
import io.steplint.source.Source;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.function.Predicate;

/**
 * The placeholders of files that no template fills: the deployment's own have the values that the
 * user gives, and all others are references. One name is one value in all files, so that a role's
 * policy names what its definition does.
 */
public final class OpenPlaceholders {

  private final Deployment deployment;

  public OpenPlaceholders(Deployment deployment) {
    this.deployment = deployment;
  }

  /** A definition with its placeholders filled. */
  public Document inDefinition(Document written) {
    return filled(written, name -> true);
  }

  /** A policy document with its placeholders filled; its policy variables stay. */
  public Document inPolicy(Document written) {
    return filled(written, OpenPlaceholders::isPlaceholderOfPolicy);
  }

  /** A policy variable has a service prefix and one colon, or is a single character. */
  private static boolean isPlaceholderOfPolicy(String name) {
    return name.startsWith("AWS::") || (Placeholders.isName(name) && name.indexOf(':') < 0);
  }

  private Document filled(Document written, Predicate<String> isPlaceholder) {
    Source filled =
        FilledText.substitute(
            written.source(),
            piece -> {
              String name = String.valueOf(piece.name());
              return isPlaceholder.test(name) ? value(name) : null;
            });
    return filled == written.source() ? written : Document.read(filled);
  }

  private Text value(String name) {
    String given = deployment.parameter(name);
    return switch (name) {
      case "AWS::Region" -> deployment.region();
      case "AWS::AccountId" -> deployment.account();
      case "AWS::Partition" -> deployment.partition();
      default ->
          given != null
              ? Text.of(given)
              : Text.of(new Reference("${" + name + "}", "${" + name + "}", Reference.Domain.ANY));
    };
  }
}
