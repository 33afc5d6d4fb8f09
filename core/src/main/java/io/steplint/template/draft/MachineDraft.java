package io.steplint.template.draft;

import io.steplint.source.Location;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import io.steplint.workspace.MachineSettings;
import io.steplint.workspace.MachineType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a template says of one state machine: its definition not yet a tree, its role not yet found.
 *
 * @param key unique in the project: {@code parent.asl.json} or {@code template.yaml#Parent}
 * @param name its literal name, else its logical id, address, key or file stem
 * @param location where it is declared
 * @param scope the template or root module in which its names resolve first; empty for a file of
 *     its own
 * @param resource its logical id or address, or null
 * @param construct the path of its construct where CDK wrote the template, or null
 * @param type what it is
 * @param arn its ARN without qualifier
 * @param definition where its definition is written
 * @param role how its execution role is named
 * @param settings what its resource sets
 * @param suppressions the ids of rules that its metadata silences
 */
public record MachineDraft(
    String key,
    String name,
    Location location,
    String scope,
    @Nullable String resource,
    @Nullable String construct,
    MachineType type,
    Text arn,
    DefinitionDraft definition,
    RoleReference role,
    MachineSettings settings,
    List<ScalarNode> suppressions) {

  public MachineDraft {
    suppressions = List.copyOf(suppressions);
  }

  /** This machine with another definition, under a key of its own. */
  public MachineDraft otherwise(String otherKey, DefinitionDraft other) {
    return new MachineDraft(
        otherKey,
        name,
        location,
        scope,
        resource,
        construct,
        type,
        arn,
        other,
        role,
        settings,
        suppressions);
  }
}
