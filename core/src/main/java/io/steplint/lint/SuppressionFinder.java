package io.steplint.lint;

import io.steplint.source.ArrayNode;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Policy;
import io.steplint.workspace.ResourceSuppression;
import io.steplint.workspace.Role;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Workspace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what silences findings: in definitions, in comments of YAML, in metadata of templates. */
final class SuppressionFinder {

  /** Deeper nesting of states than any service accepts; what is below is not looked at. */
  private static final int MAX_DEPTH = 200;

  private final List<Suppression> found;
  private final Map<FileSource, Boolean> files = new IdentityHashMap<>();
  private final Set<String> paths = new HashSet<>();
  private final Map<String, Integer> machinesByName = new HashMap<>();

  SuppressionFinder(List<Suppression> found) {
    this.found = found;
  }

  void collect(Workspace workspace) {
    for (StateMachine machine : workspace.stateMachines()) {
      machinesByName.merge(machine.name(), 1, Integer::sum);
    }
    for (StateMachine machine : workspace.stateMachines()) {
      Predicate<Finding> own = about(machine);
      for (ScalarNode rule : machine.suppressions()) {
        found.add(new Suppression(rule.string(), rule.location(), own));
        file(rule);
      }
      ObjectNode definition = machine.definitionNode();
      if (definition != null) {
        file(definition);
        comments(definition, own);
        level(definition, Pointer.ROOT, own, 0);
      }
    }
    for (ResourceSuppression silenced : workspace.suppressions()) {
      ScalarNode rule = silenced.rule();
      found.add(
          new Suppression(
              rule.string(),
              rule.location(),
              finding -> silenced.resource().contains(finding.location())));
      file(rule);
    }
    for (Role role : workspace.roles()) {
      for (Policy policy : role.policies()) {
        file(policy.document().node());
      }
    }
    for (Policy policy : workspace.documents()) {
      file(policy.document().node());
    }
  }

  /** Whether a finding is about that machine. */
  private Predicate<Finding> about(StateMachine machine) {
    boolean only = machinesByName.getOrDefault(machine.name(), 0) == 1;
    return finding ->
        machine.name().equals(finding.stateMachine())
            && (only
                || finding.location().file().equals(machine.definitionFile())
                || finding.location().file().equals(machine.location().file()));
  }

  /** The states of one level, and the levels below. */
  private void level(ObjectNode owner, Pointer pointer, Predicate<Finding> machine, int depth) {
    ObjectNode states = owner.object("States");
    if (states == null || depth > MAX_DEPTH) {
      return;
    }
    for (ObjectNode.Member member : states.members()) {
      ObjectNode state = member.value().asObject();
      if (state != null) {
        Pointer at = pointer.child("States").child(member.name());
        comments(state, within(at, machine));
        for (String field : new String[] {"ItemProcessor", "Iterator"}) {
          ObjectNode processor = state.object(field);
          if (processor != null) {
            comments(processor, within(at.child(field), machine));
            level(processor, at.child(field), machine, depth + 1);
          }
        }
        ArrayNode branches = state.array("Branches");
        if (branches != null) {
          for (int i = 0; i < branches.items().size(); i++) {
            ObjectNode branch = branches.items().get(i).asObject();
            if (branch != null) {
              Pointer place = at.child("Branches").child(i);
              comments(branch, within(place, machine));
              level(branch, place, machine, depth + 1);
            }
          }
        }
      }
    }
  }

  private static Predicate<Finding> within(Pointer pointer, Predicate<Finding> machine) {
    String prefix = pointer.toString();
    return finding -> {
      String place = finding.pointer();
      return place != null
          && place.startsWith(prefix)
          && (place.length() == prefix.length() || place.charAt(prefix.length()) == '/')
          && machine.test(finding);
    };
  }

  private void comments(ObjectNode object, Predicate<Finding> scope) {
    ScalarNode comment = object.string("Comment");
    if (comment != null) {
      for (SuppressionText.Id id : SuppressionText.of(comment.string()).rules()) {
        found.add(new Suppression(id.rule(), comment.location(id.start(), id.end()), scope));
      }
    }
  }

  /** Looks once into the comments of the YAML or Terraform file that holds a node. */
  private void file(Node node) {
    FileSource file = node.source().file();
    String path = file.path();
    boolean hasComments = path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".tf");
    if (hasComments
        && files.putIfAbsent(file, true) == null
        && paths.add(path)
        && file.text().contains(SuppressionText.MARK)) {
      for (int line = 1; line <= file.lineCount(); line++) {
        line(file, line);
      }
    }
  }

  private void line(FileSource file, int number) {
    String line = file.line(number);
    int mark = line.indexOf(SuppressionText.MARK);
    int hash = mark < 0 ? -1 : line.lastIndexOf('#', mark);
    if (hash < 0 || !line.substring(hash + 1, mark).isBlank()) {
      return;
    }
    int target = line.substring(0, hash).isBlank() ? nextLine(file, number) : number;
    Predicate<Finding> scope =
        finding ->
            finding.location().line() == target && finding.location().file().equals(file.path());
    for (SuppressionText.Id id : SuppressionText.of(line).rules()) {
      Location place = new Location(file.path(), number, id.start() + 1, number, id.end() + 1);
      found.add(new Suppression(id.rule(), place, scope));
    }
  }

  /** The line that a comment on a line of its own is about: the next that is more than comment. */
  private static int nextLine(FileSource file, int comment) {
    int line = comment + 1;
    while (line < file.lineCount()) {
      String text = file.line(line).strip();
      if (!text.isEmpty() && text.charAt(0) != '#') {
        return line;
      }
      line++;
    }
    return line;
  }
}
