package io.steplint.template;

import io.steplint.config.Configuration;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Problem;
import io.steplint.source.ScalarNode;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.UnusablePathException.Reason;
import io.steplint.template.cloudformation.CloudFormationReader;
import io.steplint.template.cloudformation.Template;
import io.steplint.template.draft.Definitions;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.export.ExportReader;
import io.steplint.template.files.FilePaths;
import io.steplint.template.files.FileTree;
import io.steplint.template.files.ProjectFiles;
import io.steplint.template.files.Sniffer;
import io.steplint.template.raw.RawProject;
import io.steplint.template.serverless.ServerlessReader;
import io.steplint.template.terraform.TerraformPlan;
import io.steplint.template.terraform.TerraformPlanReader;
import io.steplint.template.terraform.TerraformReader;
import io.steplint.template.terraform.hcl.HclReader;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads files and folders of every known kind into one workspace. */
public final class ProjectReader {

  private final ReadOptions options;
  private final Deployment settings;
  private final ProjectFiles files;
  private final RawProject raw;
  private final Workspace.Builder workspace = Workspace.builder();
  private final Notebook notebook = new Notebook(workspace);
  private final Definitions definitions;
  private final Map<String, Template> templates = new LinkedHashMap<>();
  private final Map<String, HclFile> terraform = new TreeMap<>();
  private final Map<String, ObjectNode> plans = new TreeMap<>();
  private final Map<String, ObjectNode> exports = new TreeMap<>();
  private final Set<String> inputs = new HashSet<>();

  private ProjectReader(ReadOptions options) {
    this.options = options;
    Map<String, String> parameters = new LinkedHashMap<>(options.configuration().parameters());
    parameters.putAll(options.parameters());
    this.settings =
        new Deployment(options.region(), options.account(), options.partition(), parameters);
    this.files = new ProjectFiles(options.workingFolder(), root(options));
    this.raw = new RawProject(options.type(), settings);
    this.definitions = new Definitions(files, notebook);
  }

  /**
   * Reads what the options name.
   *
   * @throws UnusablePathException if a path that the user names cannot be used at all
   * @throws IOException if a file that the user names cannot be opened
   */
  public static Workspace read(ReadOptions options) throws UnusablePathException, IOException {
    return new ProjectReader(options).read();
  }

  /** The nearest folder upwards that is a project's, else the common parent of the paths. */
  private static Path root(ReadOptions options) {
    Path common = null;
    for (String word : options.paths()) {
      Path path = resolve(options, word);
      Path folder = Files.isDirectory(path) ? path : path.getParent();
      common = common == null ? folder : common(common, folder);
    }
    if (common == null) {
      common = options.workingFolder().toAbsolutePath().normalize();
    }
    for (Path at = common; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(Configuration.FILE_NAME)) || Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return common;
  }

  private static Path common(Path one, @Nullable Path two) {
    Path common = one;
    while (two != null && !two.startsWith(common) && common.getParent() != null) {
      common = common.getParent();
    }
    return common;
  }

  private static Path resolve(ReadOptions options, String word) {
    return options.workingFolder().resolve(word).toAbsolutePath().normalize();
  }

  private Workspace read() throws UnusablePathException, IOException {
    describe();
    for (String file : options.roleFiles()) {
      Document document = named(file).document();
      if (!raw.role(document)) {
        throw new UnusablePathException(
            Reason.NO_POLICY, "--role " + file + " is no policy document");
      }
    }
    Loaded input = options.standardInput();
    if (input != null) {
      Path file = resolve(options, input.source().path());
      files.put(file, input);
      accept(file, true);
    }
    for (String word : options.paths()) {
      path(word);
    }
    nestedTemplates();
    CloudFormationReader reader =
        new CloudFormationReader(settings, files, definitions, notebook, raw);
    templates.values().forEach(reader::add);
    reader.read(workspace);
    others();
    raw.contribute(workspace, path -> definitions.isUsed(files.file(path)));
    return workspace.files(inputs.size()).build();
  }

  /** Reads what is neither a template of CloudFormation nor a file of its own. */
  private void others() {
    if (!terraform.isEmpty()) {
      new TerraformReader(workspace, notebook, settings, this::textOf)
          .read(List.copyOf(terraform.values()), raw);
    }
    TerraformPlanReader planned = new TerraformPlanReader(workspace, notebook, settings);
    plans.forEach((path, root) -> planned.read(root, path, raw));
    ExportReader exported = new ExportReader(workspace);
    exports.forEach((path, root) -> exported.add(root, path));
    exported.finish(raw);
  }

  /** The text of a file that Terraform reads; a definition among them is no machine of its own. */
  private @Nullable FileSource textOf(String path, @Nullable Node place) {
    Path file = files.file(path);
    Loaded loaded = files.load(file);
    if (loaded == null && place != null) {
      String written = Nodes.literal(place);
      notebook.missingFile(
          files, file, "file", written == null ? path : written, place.location(), null, null);
    }
    if (loaded == null || loaded.problem() != null) {
      return null;
    }
    definitions.use(file);
    return loaded.source();
  }

  private void path(String word) throws UnusablePathException, IOException {
    Path path;
    try {
      path = resolve(options, word);
    } catch (InvalidPathException e) {
      throw new UnusablePathException(Reason.MISSING, "there is no file or folder " + word);
    }
    if (Files.isDirectory(path)) {
      int before = inputs.size();
      for (Path file : FileTree.of(path, files.root())) {
        accept(file, false);
      }
      if (inputs.size() == before) {
        throw new UnusablePathException(Reason.NO_INPUT, "there is no input in " + word);
      }
      return;
    }
    named(word);
    if (!accept(path, true)) {
      throw new UnusablePathException(Reason.UNKNOWN_KIND, word + " is of no known kind");
    }
    beside(path);
  }

  /** A file that the user names, wherever it lies. */
  private Loaded named(String word) throws UnusablePathException, IOException {
    Path file = resolve(options, word);
    if (!Files.isRegularFile(file)) {
      throw new UnusablePathException(Reason.MISSING, "there is no file or folder " + word);
    }
    Loaded loaded = files.load(file);
    if (loaded == null) {
      loaded = io.steplint.source.SourceFiles.read(file, files.path(file));
      files.put(file, loaded);
    }
    return loaded;
  }

  /** The inputs that lie beside a definition which is named alone. */
  private void beside(Path definition) {
    String stem = FilePaths.stem(files.path(definition));
    for (String ending : new String[] {".input.json", ".input.schema.json"}) {
      Path input = definition.resolveSibling(stem + ending);
      if (files.exists(input)) {
        accept(input, false);
      }
    }
  }

  /** Takes a file as what it is; false where it is of no known kind. */
  private boolean accept(Path file, boolean named) {
    Loaded loaded = files.load(file);
    if (loaded == null) {
      return false;
    }
    String path = loaded.source().path();
    if (path.endsWith(".tf") || path.endsWith(".tfvars")) {
      terraform.put(path, HclReader.read(loaded.source()));
      inputs.add(path);
      return true;
    }
    boolean definition = RawProject.isDefinition(path);
    if (!definition
        && !path.endsWith(".input.json")
        && !path.endsWith(".input.schema.json")
        && !Sniffer.mayBeInput(loaded.source().text())) {
      files.forget(file);
      return false;
    }
    Document document = files.document(file);
    Node root = document == null ? null : document.root();
    ObjectNode object = root == null ? null : root.asObject();
    boolean accepted;
    if (!definition && object != null && ServerlessReader.isService(object)) {
      Template template =
          ServerlessReader.read(file, path, object, files, definitions, settings, notebook);
      templates.putIfAbsent(path, template);
      accepted = template.hasStateMachine() || named;
    } else if (!definition && object != null && Template.isTemplate(object)) {
      Template template = new Template(file, path, object);
      templates.putIfAbsent(path, template);
      accepted = template.hasStateMachine() || named;
    } else if (!definition && object != null && TerraformPlan.isPlan(object)) {
      plans.put(path, object);
      accepted = true;
    } else if (!definition && object != null && ExportReader.isExport(object)) {
      exports.put(path, object);
      accepted = true;
    } else if (document != null && root == null && !definition) {
      accepted = unreadable(document, named);
    } else {
      accepted = document != null && raw.add(document, named);
    }
    if (accepted) {
      inputs.add(path);
    }
    return accepted;
  }

  /** A text that only its placeholders keep from being a definition, or that is broken. */
  private boolean unreadable(Document document, boolean named) {
    String text = document.source().text();
    Document filled = raw.substituted(document);
    if (filled.root() != null && raw.add(filled, named)) {
      return true;
    }
    if (!Sniffer.isMeantAsInput(text)) {
      return false;
    }
    for (Problem problem : document.problems()) {
      notebook.fact(Fact.Kind.UNREADABLE, problem.message(), null, problem.location(), null, null);
    }
    return true;
  }

  /** Reads the templates of nested stacks that lie outside of the folders that were named. */
  private void nestedTemplates() {
    List<Template> todo = new ArrayList<>(templates.values());
    while (!todo.isEmpty()) {
      Template template = todo.remove(todo.size() - 1);
      for (String location : CloudFormationReader.nested(template, settings, notebook)) {
        Path file = files.beside(template.file(), location);
        Document document = file == null ? null : files.document(file);
        Node root = document == null ? null : document.root();
        ObjectNode object = root == null ? null : root.asObject();
        if (file == null || object == null || !Template.isTemplate(object)) {
          notebook.note(
              template.path()
                  + ": the nested template "
                  + location
                  + " is not part of what was read");
        } else {
          Template nested = new Template(file, files.path(file), object);
          if (templates.putIfAbsent(nested.path(), nested) == null) {
            inputs.add(nested.path());
            todo.add(nested);
          }
        }
      }
    }
  }

  private void describe() throws UnusablePathException, IOException {
    for (Configuration.Machine machine : options.configuration().machines()) {
      String definition = machine.definition();
      int hash = definition.indexOf('#');
      requireFile(hash < 0 ? definition : definition.substring(0, hash), machine.location());
      List<Document> policies = new ArrayList<>();
      for (ScalarNode role : machine.roles()) {
        policies.add(configuredFile(role).document());
      }
      ScalarNode input = machine.input();
      Document example = input == null ? null : configuredFile(input).document();
      String type = machine.type();
      boolean usable =
          raw.describe(
              files.path(resolve(options, configured(machine.definition()))),
              machine.name(),
              type == null ? null : MachineType.valueOf(type),
              policies,
              example);
      if (!usable) {
        throw new UnusablePathException(
            Reason.NO_POLICY, machine.location() + ": a role is no policy document");
      }
    }
  }

  private Loaded configuredFile(ScalarNode path) throws UnusablePathException, IOException {
    requireFile(path.string(), path.location());
    return named(configured(path.string()));
  }

  private void requireFile(String written, Location place) throws UnusablePathException {
    Path file = resolve(options, configured(written));
    if (!Files.isRegularFile(file)) {
      String nearest = files.nearest(file);
      throw new UnusablePathException(
          Reason.MISSING,
          place
              + ": there is no file "
              + files.path(file)
              + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
  }

  private String configured(String path) {
    return options.configurationFolder().resolve(path).toString();
  }
}
