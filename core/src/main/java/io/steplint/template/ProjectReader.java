package io.steplint.template;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Problem;
import io.steplint.source.SourceFiles;
import io.steplint.template.hcl.HclReader;
import io.steplint.template.hcl.HclReader.HclFile;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineInput;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a project holds, whatever kind each file is of, into one workspace. Files are taken in
 * any order; the workspace is the same.
 */
public final class ProjectReader {

  private final ProjectFiles files;
  private final Settings settings;
  private final RawProject raw;
  private final Map<String, ObjectNode> templates = new TreeMap<>();
  private final Map<String, ObjectNode> exports = new TreeMap<>();
  private final Map<String, ObjectNode> plans = new TreeMap<>();
  private final Map<String, HclFile> terraform = new TreeMap<>();
  private final Set<String> unreadable = new TreeSet<>();
  private final List<Fact> problems = new ArrayList<>();

  /**
   * @param files the files that templates refer to
   * @param type what raw definitions are
   * @param region the Region, or null where it is not known
   * @param account the account, or null where it is not known
   * @param partition the partition, or null where it is not known
   * @param parameters values of template parameters
   */
  public ProjectReader(
      ProjectFiles files,
      MachineType type,
      @Nullable String region,
      @Nullable String account,
      @Nullable String partition,
      Map<String, String> parameters) {
    this.files = files;
    this.settings = new Settings(region, account, partition, parameters);
    this.raw = new RawProject(type, region, account, partition);
  }

  /** Whether a file may be of a known kind, judged by its name alone. */
  public static boolean isReadable(String name) {
    return name.endsWith(".json")
        || name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".asl")
        || name.endsWith(".template")
        || isTerraform(name);
  }

  private static boolean isTerraform(String name) {
    return name.endsWith(".tf")
        || name.equals("terraform.tfvars")
        || name.endsWith("/terraform.tfvars")
        || name.endsWith(".auto.tfvars");
  }

  /**
   * Takes a file in.
   *
   * @param named whether the user names the file itself
   * @return whether it is of a known kind
   */
  public boolean add(SourceFiles.Loaded loaded, boolean named) {
    FileSource source = loaded.source();
    if (isTerraform(source.path())) {
      HclFile file = HclReader.read(source);
      terraform.put(source.path(), file);
      return true;
    }
    return add(loaded.document(), named);
  }

  private boolean add(Document document, boolean named) {
    String path = document.source().path();
    Node root = document.root();
    ObjectNode object = root == null ? null : root.asObject();
    if (object != null && Template.isTemplate(object)) {
      templates.put(path, object);
      report(document, path);
      return true;
    }
    if (object != null && TerraformPlan.isPlan(object)) {
      plans.put(path, object);
      return true;
    }
    if (object != null && ExportReader.isExport(object)) {
      exports.put(path, object);
      return true;
    }
    if (raw.add(document, named)) {
      return true;
    }
    if (named && root == null) {
      report(document, path);
      return true;
    }
    return false;
  }

  private void report(Document document, String path) {
    for (Problem problem : document.problems()) {
      if (unreadable.add(path + problem.location())) {
        problems.add(
            new Fact(
                Fact.Kind.UNREADABLE, problem.message(), null, problem.location(), null, null));
      }
    }
  }

  /** As {@link RawProject#role}. */
  public boolean role(Document document) {
    return raw.role(document);
  }

  /** As {@link RawProject#describe}. */
  public boolean describe(
      String path,
      @Nullable String name,
      @Nullable MachineType machineType,
      List<Document> policies,
      @Nullable Document input) {
    return raw.describe(path, name, machineType, policies, input);
  }

  /**
   * Puts the workspace together.
   *
   * @param count how many files were read
   */
  public Workspace build(int count) {
    Workspace.Builder workspace = Workspace.builder().files(count);
    Notebook notebook = new Notebook(workspace);
    problems.forEach(workspace::add);
    CloudFormationReader cloudFormation =
        new CloudFormationReader(workspace, notebook, settings, files);
    templates.forEach((path, root) -> cloudFormation.add(root, path));
    cloudFormation.read(this::finish);
    if (!terraform.isEmpty()) {
      new TerraformReader(workspace, notebook, settings, files::read)
          .read(List.copyOf(terraform.values()), this::finish);
    }
    for (Map.Entry<String, ObjectNode> plan : plans.entrySet()) {
      new TerraformPlanReader(workspace, notebook, settings)
          .read(plan.getValue(), plan.getKey(), this::finish);
    }
    ExportReader exported = new ExportReader(workspace);
    exports.forEach((path, root) -> exported.add(root, path));
    exported.finish(this::finish);
    // A definition that a template reads is analysed through the template only.
    Set<String> taken = new HashSet<>(cloudFormation.definitionFiles());
    if (!terraform.isEmpty()) {
      taken.addAll(files.sources().keySet());
    }
    raw.into(workspace, taken);
    return workspace.build();
  }

  private StateMachine.Builder finish(StateMachine.Builder machine) {
    MachineInput input = raw.inputOf(machine.key(), machine.definitionFile());
    return input == null ? machine : machine.input(input);
  }
}
