package io.steplint.template;

import io.steplint.config.Configuration;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Problem;
import io.steplint.source.ProjectRoot;
import io.steplint.source.ScalarNode;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.UnusablePathException.Reason;
import io.steplint.template.cloudformation.CloudFormationForm;
import io.steplint.template.draft.Candidate;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.Form;
import io.steplint.template.draft.Notebook;
import io.steplint.template.export.ExportForm;
import io.steplint.template.files.FilePaths;
import io.steplint.template.files.FileTree;
import io.steplint.template.files.ProjectFiles;
import io.steplint.template.files.Sniffer;
import io.steplint.template.raw.RawForm;
import io.steplint.template.serverless.ServerlessForm;
import io.steplint.template.terraform.TerraformForm;
import io.steplint.template.terraform.TerraformPlanForm;
import io.steplint.text.Nearest;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Unseen;
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
import org.jspecify.annotations.Nullable;

/** Reads files and folders of every known kind into one workspace. */
public final class ProjectReader {

  private final ReadOptions options;
  private final List<Path> without;
  private final ProjectFiles files;
  private final Deployment deployment;
  private final Descriptions descriptions;
  private final List<Form> forms;
  private final Set<String> inputs = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private final List<Unseen> leaving = new ArrayList<>();

  private ProjectReader(ReadOptions options, List<Path> without) {
    this.without = without;
    this.options = options;
    Map<String, String> parameters = new LinkedHashMap<>(options.configuration().parameters());
    parameters.putAll(options.parameters());
    this.deployment =
        new Deployment(options.region(), options.account(), options.partition(), parameters);
    this.files = new ProjectFiles(options.sources());
    this.descriptions = new Descriptions(deployment);
    this.forms = forms();
  }

  /** Every form, in the order in which files are offered to them and machines are listed. */
  private List<Form> forms() {
    Notebook notebook = new Notebook();
    CloudFormationForm templates = new CloudFormationForm(deployment, files, notebook);
    return List.of(
        new ServerlessForm(deployment, files, notebook, templates),
        templates,
        new TerraformForm(deployment, files),
        new TerraformPlanForm(deployment),
        new ExportForm(),
        new RawForm(options.type(), deployment));
  }

  /**
   * Reads what the options name.
   *
   * @throws UnusablePathException if a path that the user names cannot be used at all
   * @throws IOException if a file that the user names cannot be opened
   */
  public static Workspace read(ReadOptions options) throws UnusablePathException, IOException {
    return read(options, List.of());
  }

  /**
   * Reads what the options name, but for what lies in some folders.
   *
   * @param without absolute folders in which nothing is looked for, though others may refer to what
   *     they hold
   */
  public static Workspace read(ReadOptions options, List<Path> without)
      throws UnusablePathException, IOException {
    return new ProjectReader(options, without).read();
  }

  private boolean looksFor(Path file) {
    for (Path folder : without) {
      if (file.startsWith(folder)) {
        return false;
      }
    }
    return true;
  }

  /** A path that the user writes, from the working folder. */
  private static Path resolve(ReadOptions options, String word) {
    return options.sources().root().place(options.workingFolder().resolve(word));
  }

  private Workspace read() throws UnusablePathException, IOException {
    for (Loaded text : options.texts()) {
      put(text);
    }
    describe();
    for (String file : options.roleFiles()) {
      Document document = opened(file).document();
      if (!descriptions.role(document)) {
        throw new UnusablePathException(
            Reason.NO_POLICY, "--role " + file + " is no policy document");
      }
    }
    for (Loaded text : options.texts()) {
      accept(resolve(options, text.source().path()), true);
    }
    for (String word : options.paths()) {
      path(word);
    }
    List<Drafts> drafts = new ArrayList<>();
    for (Form form : forms) {
      Drafts read = form.read();
      drafts.add(read);
      inputs.addAll(read.notes().inputs());
    }
    Workspace.Builder workspace =
        new Assembly(files, deployment, descriptions, named).assemble(drafts);
    tellStrayParameters(workspace);
    for (Problem problem : files.unopened()) {
      inputs.add(problem.location().file());
      workspace.add(
          new Fact(
              Fact.Kind.UNREADABLE,
              problem.message(),
              "let the user who runs this read it, or leave it out",
              problem.location(),
              null,
              null));
    }
    leaving.forEach(workspace::unseen);
    return workspace.files(inputs.size()).build();
  }

  /** Takes a text in place of a file, under the name that the file has in reports. */
  private void put(Loaded text) {
    Path file = resolve(options, text.source().path());
    FileSource source = new FileSource(files.path(file), text.source().text());
    files.put(file, new Loaded(source, text.problem()));
    options.sources().with(source);
  }

  /** A slip of the pen in a parameter's name leaves the value without effect. */
  private void tellStrayParameters(Workspace.Builder workspace) {
    if (inputs.stream().anyMatch(file -> file.endsWith(".tf"))) {
      return; // a module may be called with a variable that stands in a file of its own
    }
    for (String name : options.parameters().keySet()) {
      if (!deployment.declared().contains(name)) {
        String nearest = Nearest.to(name, deployment.declared());
        workspace.strayParameter(
            "no template has a parameter "
                + name
                + (nearest == null ? "" : "; did you mean " + nearest + "?"));
      }
    }
  }

  private static String nothingIn(String word) {
    return "no state machines, templates or policies found in "
        + word
        + " (looked for *.asl.json, *.asl.yaml, template.yaml, cdk.out, serverless.yml, *.tf and"
        + " the like); name a file or another folder";
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
      files.name(path);
      FileTree tree = FileTree.of(path, files);
      for (Path file : tree.found()) {
        if (looksFor(file)) {
          accept(file, false);
        }
      }
      for (Path link : tree.outside()) {
        leaving.add(
            new Unseen(
                Unseen.What.FILE,
                "The link leads out of the project and is not read",
                new Location(files.path(link), 1, 1, 1, 1)));
      }
      if (inputs.size() == before && files.unopened().isEmpty()) {
        throw new UnusablePathException(Reason.NO_INPUT, nothingIn(word));
      }
      return;
    }
    named(word);
    if (!accept(path, true)) {
      throw new UnusablePathException(
          Reason.UNKNOWN_KIND,
          word
              + " is neither a state machine (StartAt and States), nor a template that holds one,"
              + " nor an IAM policy (Statement)");
    }
    beside(path);
  }

  /** A file that the user names, wherever it lies. */
  private Loaded named(String word) throws UnusablePathException, IOException {
    Path file = resolve(options, word);
    files.name(file);
    Loaded loaded = files.load(file);
    if (loaded == null) {
      throw new UnusablePathException(Reason.MISSING, "there is no file or folder " + word);
    }
    return loaded;
  }

  /** A file without which there is nothing to judge by. */
  private Loaded opened(String word) throws UnusablePathException, IOException {
    Loaded loaded = named(word);
    Problem problem = loaded.problem();
    if (problem != null && problem.kind() == Problem.Kind.NOT_OPENED) {
      throw new UnusablePathException(Reason.MISSING, word + ": " + problem.message());
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
  private boolean accept(Path file, boolean isNamed) {
    Loaded loaded = files.load(file);
    if (loaded == null) {
      return false;
    }
    String path = loaded.source().path();
    Problem problem = loaded.problem();
    if (problem != null && problem.kind() == Problem.Kind.NOT_OPENED) {
      return true; // said of the file, whatever it holds
    }
    Candidate candidate = new Candidate(file, isNamed, loaded, files);
    Form.Taken taken = Form.Taken.NO;
    Form claiming = claiming(path);
    if (claiming != null) {
      taken = claiming.take(candidate);
    } else if (!Sniffer.mayBeInput(loaded.source().text())) {
      files.forget(file);
    } else {
      for (int i = 0; i < forms.size() && taken == Form.Taken.NO; i++) {
        taken = forms.get(i).take(candidate);
      }
    }
    if (taken == Form.Taken.INPUT) {
      inputs.add(path);
      if (isNamed) {
        named.add(path);
      }
    }
    return taken == Form.Taken.INPUT;
  }

  private @Nullable Form claiming(String path) {
    for (Form form : forms) {
      if (form.claims(path)) {
        return form;
      }
    }
    return null;
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
          descriptions.describe(
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
    return opened(configured(path.string()));
  }

  private void requireFile(String written, Location place) throws UnusablePathException {
    Path file = resolve(options, configured(written));
    if (Files.exists(file)
        && !files.isInside(file)
        && !ProjectRoot.afterLinks(file)
            .startsWith(ProjectRoot.afterLinks(options.configurationFolder()))) {
      throw new UnusablePathException(
          Reason.MISSING, place + ": " + written + " lies outside the project and is not read");
    }
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
