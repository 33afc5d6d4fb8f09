package io.steplint.template.terraform;

import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Problem;
import io.steplint.source.ScalarNode;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.MachineSayings;
import io.steplint.template.draft.Nodes;
import io.steplint.template.draft.Notebook;
import io.steplint.template.draft.ScopedIndex;
import io.steplint.template.files.FilePaths;
import io.steplint.template.terraform.TerraformInstances.Instance;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import io.steplint.text.Text;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MachineType;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads Terraform: the modules of a project as they call each other, their state machines and their
 * roles.
 */
public final class TerraformReader {

  /** Modules that call modules deeper than this call themselves. */
  private static final int MAX_CALLS = 10;

  /** Calls of modules altogether; each is a scope with machines and roles of its own. */
  private static final int MAX_SCOPES = 1_000;

  private final Workspace.Builder workspace;
  private final Notebook notebook;
  private final TerraformEvaluator evaluator;
  private final Map<String, TerraformModule> modules = new TreeMap<>();
  private final Map<String, TerraformScope> scopes = new HashMap<>();
  private final List<ReadMachine> machines = new ArrayList<>();
  private final ScopedIndex<Text, Role> roles = new ScopedIndex<>();

  /** A machine before its role is known. */
  private record ReadMachine(StateMachine.Builder builder, String root, @Nullable Text roleArn) {}

  public TerraformReader(
      Workspace.Builder workspace,
      Notebook notebook,
      Deployment settings,
      TerraformFiles.Files files) {
    this.workspace = workspace;
    this.notebook = notebook;
    this.evaluator = new TerraformEvaluator(settings, files);
    evaluator.references().modules(this::called);
  }

  /**
   * Reads the modules of a project.
   *
   * @param files its {@code .tf} and {@code .tfvars} files
   * @param sayings what the configuration says of the machines
   */
  public void read(List<HclFile> files, MachineSayings sayings) {
    Map<String, List<HclFile>> folders = new TreeMap<>();
    for (HclFile file : files) {
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
        roles.put(module.folder(), role.arn(), role);
      }
      for (TerraformScope scope : called) {
        machines(scope, module.folder());
      }
    }
    Set<String> used = new HashSet<>();
    for (ReadMachine machine : machines) {
      Text arn = machine.roleArn();
      Role role = arn == null ? null : roles.find(machine.root(), arn);
      if (role != null && used.add(role.key())) {
        workspace.add(role);
      }
      StateMachine built = machine.builder().role(role).roleArn(machine.roleArn()).build();
      workspace.add(sayings.complete(built, workspace));
    }
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
          notebook.note(
              scope.address()
                  + instance.declared().address()
                  + " is not part of the project and was not read");
        }
      }
    }
  }

  private void machines(TerraformScope scope, String root) {
    for (Declared declared : scope.module().resourcesOf("aws_sfn_state_machine")) {
      for (Instance instance : evaluator.instances().of(declared, scope).all()) {
        machines.add(machine(instance.declared(), instance.scope(), root));
      }
    }
  }

  private ReadMachine machine(Declared declared, TerraformScope scope, String root) {
    String address = scope.address() + declared.address();
    Node place =
        Nodes.blank(declared.file().source(), declared.block().start(), declared.block().end());
    TerraformNames names = evaluator.references().names();
    Text name = Nodes.text(names.attribute(declared, "name", place, scope));
    String literal = name == null ? null : name.literal();
    StateMachine.Builder machine =
        StateMachine.builder(
                declared.file().source().path() + "#" + address,
                literal != null && !literal.isEmpty() ? literal : address,
                TerraformRoles.location(declared))
            .resource(address)
            .scope(root)
            .arn(names.arn(declared, scope))
            .type(type(declared, scope))
            .tracing(enabled(declared, "tracing_configuration", scope))
            .logging(logging(declared, scope));
    definition(declared, scope, machine, address);
    Located role = declared.value("role_arn");
    Text roleArn = role == null ? null : Nodes.text(evaluator.evaluate(role, scope));
    return new ReadMachine(machine, root, roleArn);
  }

  private MachineType type(Declared declared, TerraformScope scope) {
    Located type = declared.value("type");
    if (type == null) {
      return MachineType.STANDARD;
    }
    String literal = Nodes.literal(evaluator.evaluate(type, scope));
    return "STANDARD".equals(literal)
        ? MachineType.STANDARD
        : "EXPRESS".equals(literal) ? MachineType.EXPRESS : MachineType.UNKNOWN;
  }

  private boolean enabled(Declared declared, String block, TerraformScope scope) {
    TerraformBlocks blocks = new TerraformBlocks(evaluator, declared.file());
    for (TerraformBlocks.Inner configuration : blocks.of(declared.block().body(), block, scope)) {
      Node enabled = configuration.value("enabled", evaluator);
      if (enabled != null) {
        ScalarNode value = enabled.asScalar();
        return value != null && Boolean.TRUE.equals(value.booleanValue());
      }
    }
    return false;
  }

  private @Nullable Node logging(Declared declared, TerraformScope scope) {
    TerraformBlocks blocks = new TerraformBlocks(evaluator, declared.file());
    for (TerraformBlocks.Inner configuration :
        blocks.of(declared.block().body(), "logging_configuration", scope)) {
      Node level = configuration.value("level", evaluator);
      if (level != null) {
        return ObjectNode.at(level, List.of(Nodes.member(level, "Level", level)));
      }
    }
    return null;
  }

  private void definition(
      Declared declared, TerraformScope scope, StateMachine.Builder machine, String address) {
    Located definition = declared.value("definition");
    if (definition == null) {
      return;
    }
    Node value = evaluator.evaluate(definition, scope);
    ObjectNode object = value.asObject();
    ScalarNode text = value.asString();
    if (object != null) {
      machine.definition(object, object.location().file(), List.of());
    } else if (text != null) {
      Document document = JsonReader.read(EmbeddedSource.of(text));
      Node root = document.root();
      machine.definition(
          root == null ? null : root.asObject(), text.source().path(), document.problems());
    } else {
      notebook.note(
          address
              + ": the definition is decided only when Terraform runs ("
              + TerraformStrings.text(value)
              + ")");
    }
  }
}
