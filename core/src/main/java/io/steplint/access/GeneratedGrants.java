package io.steplint.access;

import io.steplint.access.Excess.Generator;
import io.steplint.iam.Statement;
import io.steplint.source.ScalarNode;
import io.steplint.table.Table;
import io.steplint.workspace.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Statements that a tool wrote from something shorter: a SAM policy template or connector, a
 * plugin, a grant of the AWS CDK; see {@code generated-grants.txt} beside this class.
 */
final class GeneratedGrants {

  private static final class Holder {
    static final Map<Set<String>, Generator> CDK = load();
  }

  private static final int COLUMNS = 4;

  /** How the AWS CDK names the templates that it writes. */
  private static final String CDK_TEMPLATE = ".template.json";

  private GeneratedGrants() {}

  /** What wrote a statement, or null where a person did. */
  static @Nullable Generator of(Policy policy, Statement statement) {
    String file = policy.location().file();
    if (policy.kind() == Policy.Kind.GENERATED) {
      boolean sam = !file.endsWith("serverless.yml") && !file.endsWith("serverless.yaml");
      return sam
          ? new Generator(
              policy.name() + " of SAM",
              "take a policy template with fewer actions, or paste what steplint policy --format"
                  + " sam prints")
          : new Generator(
              "the plugin of the Serverless Framework",
              "give the state machine a role of its own; steplint policy prints what it needs");
    }
    if (policy.kind() != Policy.Kind.WRITTEN
        || statement.notAction()
        || !file.endsWith(CDK_TEMPLATE)) {
      return null;
    }
    Set<String> actions = new TreeSet<>();
    for (ScalarNode action : statement.actions()) {
      actions.add(action.string().toLowerCase(Locale.ROOT));
    }
    return Holder.CDK.get(actions);
  }

  private static Map<Set<String>, Generator> load() {
    Map<Set<String>, Generator> grants = new HashMap<>();
    for (String line : Table.beside(GeneratedGrants.class, "generated-grants.txt").rows()) {
      String[] columns = Table.columns(line, COLUMNS);
      Set<String> actions = new TreeSet<>(List.of(columns[1].toLowerCase(Locale.ROOT).split(",")));
      grants.put(
          actions,
          new Generator(
              columns[0] + " of the AWS CDK", "write " + columns[2] + " in place of the grant"));
    }
    return grants;
  }
}
