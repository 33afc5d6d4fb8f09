package io.steplint.template.serverless;

import io.steplint.source.ObjectNode;
import io.steplint.template.cloudformation.CloudFormationForm;
import io.steplint.template.draft.Candidate;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.Form;
import io.steplint.template.draft.Notebook;
import io.steplint.template.files.ProjectFiles;

/**
 * Services of the Serverless Framework. Each becomes the template of CloudFormation that the
 * framework makes of it, and is read as one, among all others.
 */
public final class ServerlessForm implements Form {

  private final Deployment deployment;
  private final ProjectFiles files;
  private final Notebook notebook;
  private final CloudFormationForm templates;

  /**
   * @param templates what reads the templates
   * @param notebook the one that the templates are read with
   */
  public ServerlessForm(
      Deployment deployment, ProjectFiles files, Notebook notebook, CloudFormationForm templates) {
    this.deployment = deployment;
    this.files = files;
    this.notebook = notebook;
    this.templates = templates;
  }

  @Override
  public Taken take(Candidate file) {
    ObjectNode root = file.object();
    return root == null || !ServerlessReader.isService(root)
        ? Taken.NO
        : templates.add(
            ServerlessReader.read(file.file(), file.path(), root, files, deployment, notebook),
            file.isNamed());
  }

  /** Nothing: the machines of the services are among those of the templates. */
  @Override
  public Drafts read() {
    return Drafts.builder().build(new Notebook());
  }
}
