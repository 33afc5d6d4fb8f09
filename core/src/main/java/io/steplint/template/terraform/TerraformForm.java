package io.steplint.template.terraform;

import io.steplint.source.EmbeddedSource;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Problem;
import io.steplint.source.ScalarNode;
import io.steplint.source.SourceFiles.Loaded;
import io.steplint.template.draft.Candidate;
import io.steplint.template.draft.DefinitionDraft;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Drafts;
import io.steplint.template.draft.Form;
import io.steplint.template.draft.MachineDraft;
import io.steplint.template.draft.MachineTypes;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.RoleReference;
import io.steplint.template.draft.SettingsReader;
import io.steplint.template.draft.Substitutions;
import io.steplint.template.files.FilePaths;
import io.steplint.template.files.ProjectFiles;
import io.steplint.template.terraform.TerraformInstances.Instance;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclBody;
import io.steplint.template.terraform.hcl.HclBody.HclAttribute;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.Role;
import io.steplint.workspace.Unseen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Terraform: the modules of a project as they call each other, their state machines and their
 * roles.
 */
public final class TerraformForm implements Form {

  /** Modules that call modules deeper than this call themselves. */
  private static final int MAX_CALLS = 10;

  /** Calls of modules altogether; each is a scope with machines and roles of its own. */
  private static final int MAX_SCOPES = 1_000;

  private static final SettingsReader SETTINGS =
      new SettingsReader(
          "logging_configuration", "tracing_configuration", "encryption_configuration");

  private final ProjectFiles files;
  private final Notebook notebook = new Notebook();
  private final TerraformEvaluator evaluator;
  private final Map<String, HclFile> parsed = new TreeMap<>();
  private final Map<String, TerraformModule> modules = new TreeMap<>();
  private final Map<String, TerraformScope> scopes = new HashMap<>();
  private final Drafts.Builder drafts = Drafts.builder();

  public TerraformForm(Deployment deployment, ProjectFiles files) {
    this.files = files;
    this.evaluator = new TerraformEvaluator(deployment, this::textOf);
    evaluator.references().modules(this::called);
  }

  @Override
  public boolean claims(String path) {
    return path.endsWith(".tf") || path.endsWith(".tfvars");
  }

  @Override
  public Taken take(Candidate file) {
    if (!claims(file.path())) {
      return Taken.NO;
    }
    parsed.put(file.path(), HclReader.read(file.source()));
    return Taken.INPUT;
  }

  /** The text of a file that Terraform reads; a definition among them is no machine of its own. */
  private @Nullable FileSource textOf(String path, @Nullable Node place) {
    Path file = files.file(path);
    Loaded loaded = file == null ? null : files.load(file);
    if (loaded == null && place != null) {
      String written = Nodes.literal(place);
      notebook.missingFile(
          files, file, "file", written == null ? path : written, place.location(), null, null);
    }
    if (file == null || loaded == null || loaded.problem() != null) {
      return null;
    }
    notebook.use(file);
    return loaded.source();
  }

  @Override
  public Drafts read() {
    Map<String, List<HclFile>> folders = new TreeMap<>();
    for (HclFile file : parsed.values()) {
      Problem problem = file.problem();
      if (problem != null) {
        notebook.fact(
            Fact.Kind.UNREADABLE, problem.message(), null, problem.location(), null, null);
      }
      folders.computeIfAbsent(folder(file.source().path()), f -> new ArrayList<>()).add(file);
    }
    folders.forEach((folder, held) -> modules.put(folder, new TerraformModule(folder, held)));
    for (TerraformModule module : roots()) {
      List<TerraformScope> called = new ArrayList<>();
      collect(TerraformScope.root(module), called);
      for (Role role : new TerraformRoles(evaluator, called, module.folder()).read()) {
        drafts.add(role, module.folder());
      }
      for (TerraformScope scope : called) {
        new TerraformResources(evaluator, scope, module.folder()).read(drafts);
        machines(scope, module.folder());
      }
      new TerraformStarts(evaluator, module.folder()).read(called).forEach(drafts::add);
    }
    return drafts.build(notebook);
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The modules that no other one calls; all of them where they call each other in a circle. */
  private List<TerraformModule> roots() {
    Set<TerraformModule> called = new HashSet<>();
    for (TerraformModule module : modules.values()) {
      for (Declared call : module.calls().values()) {
        TerraformModule target = target(call, module);
        if (target != null && target != module) {
          called.add(target);
        }
      }
    }
    List<TerraformModule> roots = new ArrayList<>(modules.values());
    roots.removeAll(called);
    return roots.isEmpty() ? new ArrayList<>(modules.values()) : roots;
  }

  private @Nullable TerraformModule target(Declared call, TerraformModule module) {
    HclExpression source = call.block().body().value("source");
    String path =
        source == null
            ? null
            : Nodes.literal(evaluator.evaluate(source, call.file(), TerraformScope.root(module)));
    if (path == null || !path.startsWith(".")) {
      return null;
    }
    String inside = module.folder().isEmpty() ? "x" : module.folder() + "/x";
    return modules.get(FilePaths.resolve(inside, path));
  }

  private @Nullable TerraformScope called(Declared call, TerraformScope scope) {
    TerraformModule target = target(call, scope.module());
    if (target == null || scope.depth() >= MAX_CALLS) {
      return null;
    }
    String key = key(scope) + call.address();
    TerraformScope known = scopes.get(key);
    if (known == null && scopes.size() < MAX_SCOPES) {
      known = scope.child(target, call);
      scopes.put(key, known);
    }
    return known;
  }

  private static String key(TerraformScope scope) {
    return scope.root().module().folder() + "#" + scope.address();
  }

  /** The module as it is called here, and all those that its calls lead to. */
  private void collect(TerraformScope scope, List<TerraformScope> called) {
    called.add(scope);
    for (Declared call : scope.module().calls().values()) {
      for (Instance instance : evaluator.instances().of(call, scope).all()) {
        TerraformScope child = called(instance.declared(), instance.scope());
        if (child != null) {
          collect(child, called);
        } else {
          notRead(instance.declared(), instance.scope());
        }
      }
    }
  }

  private void machines(TerraformScope scope, String root) {
    for (Declared declared : scope.module().resourcesOf("aws_sfn_state_machine")) {
      for (Instance instance : evaluator.instances().of(declared, scope).all()) {
        drafts.add(machine(instance.declared(), instance.scope(), root));
      }
    }
  }

  private void notRead(Declared call, TerraformScope scope) {
    HclExpression source = call.block().body().value("source");
    Node written =
        source == null
            ? null
            : evaluator.evaluate(source, call.file(), TerraformScope.root(scope.module()));
    notebook.unseen(
        Unseen.What.MODULE,
        scope.address()
            + call.address()
            + " ("
            + (written == null ? "without a source" : TerraformStrings.text(written))
            + ") is not part of the project",
        TerraformRoles.location(call));
  }

  private MachineDraft machine(Declared declared, TerraformScope scope, String root) {
    String address = scope.address() + declared.address();
    Node place =
        Nodes.blank(declared.file().source(), declared.block().start(), declared.block().end());
    TerraformNames names = evaluator.references().names();
    Text name = Nodes.text(names.attribute(declared, "name", place, scope));
    String literal = name == null ? null : name.literal();
    String shown = literal != null && !literal.isEmpty() ? literal : address;
    return new MachineDraft(
        declared.file().source().path() + "#" + address,
        shown,
        TerraformRoles.location(declared),
        root,
        address,
        null,
        MachineTypes.of(evaluated(declared, "type", scope), true),
        names.arn(declared, scope),
        definition(declared, scope, shown, address),
        RoleReference.byArn(Nodes.text(evaluated(declared, "role_arn", scope))),
        SETTINGS.read(field -> block(declared, field, scope), TerraformRoles.location(declared)),
        List.of());
  }

  private @Nullable Node evaluated(Declared declared, String argument, TerraformScope scope) {
    Located value = declared.value(argument);
    return value == null ? null : evaluator.evaluate(value, scope);
  }

  /**
   * A block as an object of its evaluated arguments, or null where there is none; a text that only
   * the deployment decides where that decides whether there is one.
   */
  private @Nullable Node block(Declared declared, String name, TerraformScope scope) {
    TerraformBlocks blocks = new TerraformBlocks(evaluator, declared.file());
    for (TerraformBlocks.Inner block : blocks.of(declared.block().body(), name, scope)) {
      HclBody body = block.body();
      if (body == null) {
        String identity = scope.address() + declared.address() + "." + name;
        return Nodes.string(
            block.place(),
            Text.of(new Reference(identity, "${" + identity + "}", Reference.Domain.ANY)));
      }
      List<ObjectNode.Member> members = new ArrayList<>();
      for (HclAttribute argument : body.attributes()) {
        Node value = block.value(argument.name(), evaluator);
        if (value != null) {
          members.add(Nodes.member(block.place(), argument.name(), value));
        }
      }
      return ObjectNode.at(block.place(), members);
    }
    return null;
  }

  private DefinitionDraft definition(
      Declared declared, TerraformScope scope, String machine, String address) {
    Node value = evaluated(declared, "definition", scope);
    ScalarNode text = value == null ? null : value.asString();
    if (value == null) {
      return new DefinitionDraft.Absent();
    }
    if (text != null && text.text().reference() == null) {
      TerraformPlaceholders.check(text, machine, address, notebook);
      return new DefinitionDraft.Words(EmbeddedSource.of(text), Substitutions.NONE, true);
    }
    return text == null && (value.asObject() != null || value.asArray() != null)
        ? new DefinitionDraft.Values(value, Substitutions.NONE)
        : new DefinitionDraft.Hidden(
            new Unseen(
                Unseen.What.DEFINITION,
                "The definition is decided only when Terraform runs ("
                    + TerraformStrings.text(value)
                    + ")",
                value.location()));
  }
}
