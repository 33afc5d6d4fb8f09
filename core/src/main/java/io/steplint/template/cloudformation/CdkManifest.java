package io.steplint.template.cloudformation;

import io.steplint.source.Document;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.files.FilePaths;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Text;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code manifest.json} of a CDK application says of its stacks: the account and the
 * Region that each is bound to, in {@code environment: aws://ACCOUNT/REGION}.
 */
final class CdkManifest {

  private static final String TEMPLATE = ".template.json";

  private CdkManifest() {}

  /** The deployment of a template; the one that is given where no manifest binds it. */
  static Deployment deployment(Template template, Deployment settings, ProjectFiles files) {
    String name = FilePaths.name(template.file().toString().replace('\\', '/'));
    Path manifest = name.endsWith(TEMPLATE) ? files.beside(template.file(), "manifest.json") : null;
    if (manifest == null || !files.exists(manifest)) {
      return settings;
    }
    Document document = files.document(manifest);
    Node root = document == null ? null : document.root();
    ObjectNode object = root == null ? null : root.asObject();
    ObjectNode artifacts = object == null ? null : object.object("artifacts");
    String environment = artifacts == null ? null : environment(artifacts, name);
    return environment == null ? settings : bound(settings, environment);
  }

  /** The environment of the stack of that template; of the only one for a nested stack's. */
  private static @Nullable String environment(ObjectNode artifacts, String template) {
    Set<String> all = new LinkedHashSet<>();
    for (Member member : artifacts.members()) {
      ObjectNode artifact = member.value().asObject();
      ObjectNode properties = artifact == null ? null : artifact.object("properties");
      String environment = artifact == null ? null : Nodes.literal(artifact.get("environment"));
      if (properties == null || environment == null) {
        continue;
      }
      if (template.equals(Nodes.literal(properties.get("templateFile")))) {
        return environment;
      }
      all.add(environment);
    }
    return all.size() == 1 ? all.iterator().next() : null;
  }

  private static Deployment bound(Deployment settings, String environment) {
    String[] parts = environment.replaceFirst("^aws://", "").split("/", -1);
    if (parts.length != 2) {
      return settings;
    }
    Deployment bound = settings;
    if (!parts[1].isEmpty() && !parts[1].equals("unknown-region")) {
      bound = bound.in(Text.of(parts[1]));
    }
    return parts[0].matches("[0-9]{12}") ? bound.of(parts[0]) : bound;
  }
}
