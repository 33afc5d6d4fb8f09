package io.steplint.template.draft;

import io.steplint.source.Document;
import io.steplint.source.Source;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The placeholders of files that no template fills: the deployment's own have the values that the
 * user gives, and all others are references. One name is one value in all files, so that a role's
 * policy names what its definition does.
 */
public final class OpenPlaceholders {

  /** How the names of the placeholders begin that only CloudFormation fills. */
  private static final String PSEUDO = "AWS::";

  private static final int MAX_UNFILLED = 100;

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

  /**
   * The placeholders of a policy that only a template of CloudFormation fills, so that they are
   * still there when the policy is attached.
   */
  public static List<Fact> unfilled(Document policy) {
    List<Fact> unfilled = new ArrayList<>();
    FilledText.substitute(
        policy.source(),
        piece -> {
          String name = String.valueOf(piece.name());
          if (name.startsWith(PSEUDO) && unfilled.size() < MAX_UNFILLED) {
            unfilled.add(
                new Fact(
                    Fact.Kind.OPEN_PLACEHOLDER,
                    "The placeholder ${" + name + "} stands in a policy that no template fills",
                    "write its value, or * where any will do",
                    policy.source().locate(piece.start(), piece.end()),
                    null,
                    null));
          }
          return null;
        });
    return unfilled;
  }

  /** A policy variable has a service prefix and one colon, or is a single character. */
  private static boolean isPlaceholderOfPolicy(String name) {
    return name.startsWith(PSEUDO) || (Placeholders.isName(name) && name.indexOf(':') < 0);
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
