package io.steplint.table;

import java.util.List;

/** The tables that there are, for those who ask what Steplint's knowledge is made from. */
public final class Tables {

  /** The tables but those of single services, in alphabetical order. */
  private static final List<String> NAMES =
      List.of(
          "access/generated-grants.txt",
          "iam/language/actions.txt",
          "iam/language/arn-forms.txt",
          "integration/needs/encrypted-resources.txt",
          "integration/needs/integrations.txt",
          "integration/needs/parameter-rights.txt",
          "integration/needs/passed-roles.txt",
          "integration/needs/sdk-actions.txt",
          "integration/needs/sdk-resources.txt",
          "integration/parameters/integrations.txt",
          "integration/parameters/own.txt",
          "integration/results/shapes.txt",
          "integration/services/sdk-services.txt",
          "template/cloudformation/resource-arns.txt",
          "template/cloudformation/sam-connectors.txt",
          "template/cloudformation/sam-policy-templates.txt",
          "template/draft/aws-managed-policies.txt",
          "template/terraform/terraform-arns.txt");

  private Tables() {}

  /** The names of all tables but those of single services, below this package's parent. */
  public static List<String> names() {
    return NAMES;
  }

  /** What the table of that name was made from. */
  public static Origin origin(String name) {
    return Table.beside(Tables.class, "/io/steplint/" + name).origin();
  }
}
