package io.steplint.access;

import io.steplint.integration.needs.Surroundings;
import io.steplint.text.Text;
import io.steplint.workspace.KnownResource;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the workspace knows of the resources that a machine works with. */
record WorkspaceSurroundings(Workspace workspace, StateMachine machine) implements Surroundings {

  @Override
  public @Nullable Child find(Text arn) {
    StateMachine child = workspace.findByArn(arn, machine);
    return child == null
        ? null
        : new Child(
            child.type() == MachineType.EXPRESS, child.settings().encryptionKey().ifKnown());
  }

  @Override
  public @Nullable Encryption encryption(Text arn) {
    KnownResource resource = workspace.resource(arn, machine);
    return resource == null || !resource.encryption().isKnown()
        ? null
        : new Encryption(resource.encryption().key(), resource.encryption().byRole());
  }

  @Override
  public @Nullable List<Text> taskRoles(Text name) {
    KnownResource resource = workspace.resource(name, machine);
    return resource == null ? null : resource.taskRoles();
  }
}
