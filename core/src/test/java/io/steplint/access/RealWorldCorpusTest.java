package io.steplint.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.iam.PolicyDocument;
import io.steplint.integration.needs.NeedKind;
import io.steplint.source.ArrayNode;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.template.ProjectReader;
import io.steplint.template.ReadOptions;
import io.steplint.template.UnusablePathException;
import io.steplint.testing.Corpus;
import io.steplint.text.Text;
import io.steplint.workspace.Policy;
import io.steplint.workspace.Role;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;
import io.steplint.workspace.Unseen;
import io.steplint.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Projects whose roles were judged by hand. */
class RealWorldCorpusTest {

  /** Kinds of needs without which something fails for certain. */
  private static final Set<NeedKind> FATAL =
      Set.of(NeedKind.CALL, NeedKind.MANAGED_RULE, NeedKind.PASS_ROLE);

  @Test
  void agreesWithTheVerdictsOfPeople() throws Exception {
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    for (JsonNode line : Corpus.lines("iam/real-world-verdicts.jsonl")) {
      Path project = project(line.path("project").asString());
      if (project == null) {
        continue;
      }
      String machine = line.path("stateMachine").asString().split(" ")[0];
      for (MachineAccess access :
          AccessAnalysis.of(ProjectReader.read(ReadOptions.of(project, List.of(".")))).machines()) {
        if (!machine.equals(access.machine().resource())) {
          continue;
        }
        judged++;
        TreeSet<String> expected = new TreeSet<>();
        line.path("missing").forEach(item -> expected.add(item.asString().split(" ")[0]));
        TreeSet<String> found = new TreeSet<>();
        for (NeedResult result : access.needs()) {
          if (result.need().state().equals(line.path("state").asString())
              && result.verdict() == NeedVerdict.MISSING) {
            found.add(result.need().action());
          }
        }
        boolean tooWide = !line.path("excess").isEmpty();
        if (!found.equals(expected) || tooWide == access.excess().isEmpty()) {
          wrong.add(
              line.path("project").asString()
                  + " "
                  + line.path("state").asString()
                  + ": missing "
                  + found
                  + " not "
                  + expected
                  + ", too wide "
                  + access.excess().size());
        }
      }
    }
    assertThat(judged).isGreaterThan(5);
    assertThat(wrong).isEmpty();
  }

  private static @Nullable Path project(String name) throws Exception {
    String wanted = name.replace('/', '-').replace("_", "-");
    try (Stream<Path> folders = Files.list(Corpus.path("projects"))) {
      return folders
          .filter(
              folder ->
                  folder
                      .getFileName()
                      .toString()
                      .replace('_', '-')
                      .replace("--", "-")
                      .equals(wanted))
          .findFirst()
          .orElse(null);
    }
  }

  @Test
  void theLeastPrivilegeOfEveryMachineIsExact() throws Exception {
    List<String> wrong = new ArrayList<>();
    int machines = 0;
    for (Path folder : projects()) {
      Workspace workspace = read(folder);
      for (MachineAccess access : AccessAnalysis.of(workspace).machines()) {
        if (access.unseen().stream().anyMatch(unseen -> unseen.what() != Unseen.What.ROLE)) {
          continue; // not all that it needs is to be seen
        }
        if (!LeastPrivilege.unseen(access).isEmpty()) {
          continue; // no policy can name what is not to be seen
        }
        machines++;
        MachineAccess again = withLeastPrivilege(workspace, access);
        if (again.verdict() != MachineVerdict.EXACT) {
          wrong.add(
              folder.getFileName()
                  + " "
                  + access.machine().name()
                  + " "
                  + again.verdict()
                  + " "
                  + again.excess().stream()
                      .map(excess -> excess.action() + " " + excess.witness())
                      .toList()
                  + again.needs().stream()
                      .filter(result -> result.verdict() != NeedVerdict.GRANTED)
                      .map(result -> result.need().action() + " " + result.need().resources())
                      .toList());
        }
      }
    }
    assertThat(machines).isGreaterThan(300);
    assertThat(wrong).isEmpty();
  }

  /** Each of these was looked at by hand: the role does not allow the call. */
  @Test
  void findsTheCallsThatFailAndNoOthers() throws Exception {
    Map<String, Set<String>> missing = new TreeMap<>();
    for (Path folder : projects()) {
      for (MachineAccess access : AccessAnalysis.of(read(folder)).machines()) {
        for (NeedResult result : access.needs()) {
          boolean unmet =
              result.verdict() == NeedVerdict.MISSING || result.verdict() == NeedVerdict.DENIED;
          if (unmet && FATAL.contains(result.need().kind())) {
            missing
                .computeIfAbsent(folder.getFileName().toString(), key -> new TreeSet<>())
                .add(result.need().action());
          }
        }
      }
    }
    assertThat(missing)
        .containsOnlyKeys(
            "aws-cdk-v1__aws-stepfunctions-tasks-integ.call-sagemaker",
            "orcabus__DataSharingStack",
            "orcabus__OraDecompressionManagerStack",
            "serverless-step-functions__fixtures-athena",
            "step-functions-workflows-collection__stateless-roundrobin")
        .containsEntry(
            "step-functions-workflows-collection__stateless-roundrobin",
            Set.of("states:ListExecutions"));
  }

  private static List<Path> projects() throws Exception {
    try (Stream<Path> folders = Files.list(Corpus.path("projects"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Workspace read(Path folder) throws Exception {
    try {
      return ProjectReader.read(ReadOptions.of(folder, List.of(".")));
    } catch (UnusablePathException e) {
      return Workspace.of(); // holds no input
    }
  }

  /** The machine with a role that has nothing but the least. */
  private static MachineAccess withLeastPrivilege(Workspace workspace, MachineAccess access) {
    Node root = Objects.requireNonNull(Document.read(new FileSource("p", "{}")).root());
    ObjectNode place = Objects.requireNonNull(root.asObject());
    List<Node> statements = new ArrayList<>();
    for (LeastPrivilege.Grant grant : LeastPrivilege.of(access)) {
      List<ObjectNode.Member> members = new ArrayList<>();
      members.add(member(place, "Effect", ScalarNode.at(place, Text.of("Allow"))));
      members.add(
          member(place, "Action", list(place, grant.actions().stream().map(Text::of).toList())));
      members.add(member(place, "Resource", list(place, grant.resources())));
      if (!grant.passedToService().isEmpty()) {
        Node service = ScalarNode.at(place, Text.of(grant.passedToService()));
        Node keys = ObjectNode.at(place, List.of(member(place, "iam:PassedToService", service)));
        members.add(
            member(
                place,
                "Condition",
                ObjectNode.at(place, List.of(member(place, "StringEquals", keys)))));
      }
      statements.add(ObjectNode.at(place, members));
    }
    Policy policy =
        new Policy(
            "least",
            Policy.Kind.WRITTEN,
            PolicyDocument.ofStatements(place, statements),
            place.location(),
            null);
    Role role =
        new Role(
            "least",
            "least",
            Text.EMPTY,
            List.of(policy),
            List.of(),
            null,
            Setting.none(),
            place.location(),
            null);
    Workspace.Builder changed = Workspace.builder().resourcesOf(workspace);
    for (StateMachine machine : workspace.stateMachines()) {
      changed.add(machine.key().equals(access.machine().key()) ? machine.withRole(role) : machine);
    }
    return Objects.requireNonNull(AccessAnalysis.of(changed.build()).of(access.machine()));
  }

  private static ObjectNode.Member member(Node place, String key, Node value) {
    return new ObjectNode.Member(ScalarNode.at(place, Text.of(key)), value);
  }

  private static Node list(Node place, List<Text> texts) {
    return ArrayNode.at(
        place, texts.stream().map(text -> (Node) ScalarNode.at(place, text)).toList());
  }
}
