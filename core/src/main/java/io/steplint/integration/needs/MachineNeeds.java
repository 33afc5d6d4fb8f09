package io.steplint.integration.needs;

import io.steplint.asl.Definition;
import io.steplint.asl.MapState;
import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import io.steplint.text.Arns;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a whole state machine needs: its Tasks, its Distributed Maps, and the machine itself. */
public final class MachineNeeds {

  private static final List<String> LOG_ACTIONS =
      List.of(
          "logs:CreateLogDelivery",
          "logs:GetLogDelivery",
          "logs:UpdateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:DescribeResourcePolicies",
          "logs:DescribeLogGroups");

  private static final List<String> TRACE_ACTIONS =
      List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

  /** Without them the service samples by its default rule. */
  private static final List<String> SAMPLING_ACTIONS =
      List.of("xray:GetSamplingRules", "xray:GetSamplingTargets");

  private static final Reference ANY_KEY = new Reference("key of the machine", "*", Domain.ANY);

  private final Caller caller;
  private final RequestContext base;
  private final List<Need> needs = new ArrayList<>();

  private MachineNeeds(Caller caller, RequestContext base) {
    this.caller = caller;
    this.base = base;
  }

  /**
   * What is set at the machine's resource.
   *
   * @param logging whether it writes a log
   * @param tracing whether it writes traces
   * @param encryption whether a customer managed key encrypts its data
   * @param encryptionKey that key, or null where it is not known
   */
  public record Settings(Use logging, Use tracing, Use encryption, @Nullable Text encryptionKey) {

    /** Nothing is set. */
    public static final Settings NONE = new Settings(Use.NO, Use.NO, Use.NO, null);
  }

  /** Whether a machine makes use of something. */
  public enum Use {
    YES,
    NO,
    /** It may: only the deployment decides. */
    OPEN
  }

  /** All needs, in document order; those of the machine itself last. */
  public static List<Need> of(
      Definition definition,
      Caller caller,
      Surroundings surroundings,
      Settings settings,
      RequestContext base) {
    MachineNeeds all = new MachineNeeds(caller, base);
    for (State state : definition.allStates()) {
      switch (state.type()) {
        case TASK -> all.needs.addAll(TaskNeeds.of((TaskState) state, caller, surroundings, base));
        case MAP -> all.map((MapState) state);
        default -> {
          // No other state calls anything.
        }
      }
    }
    all.machine(settings);
    return withKeys(all.needs, caller, surroundings);
  }

  /** The needs with those of the keys, which stand behind all others of their state. */
  private static List<Need> withKeys(List<Need> needs, Caller caller, Surroundings surroundings) {
    List<Need> all = new ArrayList<>(needs.size());
    List<Need> keys = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      Need need = needs.get(i);
      all.add(need);
      for (Need key : KeyNeeds.of(need, caller, surroundings)) {
        if (!keys.contains(key)) {
          keys.add(key);
        }
      }
      if (i + 1 == needs.size() || !needs.get(i + 1).pointer().equals(need.pointer())) {
        all.addAll(keys);
        keys.clear();
      }
    }
    return all;
  }

  /**
   * What machines need whose settings nobody states, because their definitions stand alone: the
   * rights that go with every setting, none of them for certain.
   */
  public static List<Need> ofUnstatedSettings(Caller caller, RequestContext base) {
    MachineNeeds all = new MachineNeeds(caller, base);
    all.machine(new Settings(Use.OPEN, Use.OPEN, Use.OPEN, null));
    return all.needs;
  }

  private void machine(Settings settings) {
    if (settings.logging() != Use.NO) {
      boolean sure = settings.logging() == Use.YES;
      LOG_ACTIONS.forEach(action -> addOwn(NeedKind.LOG, sure, action, Text.of("*")));
    }
    if (settings.tracing() != Use.NO) {
      boolean sure = settings.tracing() == Use.YES;
      TRACE_ACTIONS.forEach(action -> addOwn(NeedKind.TRACE, sure, action, Text.of("*")));
      SAMPLING_ACTIONS.forEach(action -> addOwn(NeedKind.TRACE, false, action, Text.of("*")));
    }
    if (settings.encryption() != Use.NO) {
      // The key's own policy may give this to the role as well, so it is never missing.
      Text key = settings.encryptionKey();
      Text arn =
          key == null
              ? caller.arnOf("kms", Text.of("key/").concat(Text.of(ANY_KEY)))
              : TaskNeeds.key(caller, key).readings().get(0);
      addOwn(NeedKind.KEY, false, "kms:Decrypt", arn);
      addOwn(NeedKind.KEY, false, "kms:GenerateDataKey", arn);
    }
  }

  private void addOwn(NeedKind kind, boolean required, String action, Text resource) {
    needs.add(
        new Need(
            kind,
            action,
            List.of(resource),
            base,
            necessity(required),
            reason(required),
            Pointer.ROOT,
            ""));
  }

  private static Necessity necessity(boolean required) {
    return required ? Necessity.SURE : Necessity.POSSIBLE;
  }

  private static String reason(boolean required) {
    return required ? "" : NeedTable.SOME_CASES;
  }

  private void map(MapState map) {
    if (!map.isDistributed()) {
      return;
    }
    add(map, NeedKind.CALL, true, "states:StartExecution", caller.arn());
    // The documentation names the machine's own executions; those of a map run have its label too.
    Text own = executions(Text.of(":*"));
    Text ofRuns = executions(Text.of("/*:*"));
    add(map, NeedKind.POLL, true, "states:DescribeExecution", own, ofRuns);
    add(map, NeedKind.STOP, false, "states:StopExecution", own, ofRuns);
    ScalarNode label = map.label();
    Text labelled =
        label == null ? Text.of("/*:*") : Text.of("/").concat(label.text()).concat(Text.of(":*"));
    add(map, NeedKind.CALL, false, "states:RedriveExecution", executions(labelled));
    itemReader(map);
    resultWriter(map);
  }

  private Text executions(Text rest) {
    return caller.arnOf("states", Text.of("execution:").concat(caller.name()).concat(rest));
  }

  private void itemReader(MapState map) {
    MapState.ItemReader reader = map.itemReader();
    if (reader == null) {
      return;
    }
    TaskParameters parameters = parameters(reader.parameters(), map);
    Text bucket = parameters.value("Bucket");
    if (reader.resource().isOptimized("s3", "getObject")) {
      Text key = parameters.value("Key");
      add(map, NeedKind.CALL, true, "s3:GetObject", s3(bucket, key));
    } else if (reader.resource().isOptimized("s3", "listObjectsV2")) {
      Text prefix = parameters.has("Prefix") ? parameters.value("Prefix") : Text.EMPTY;
      needs.add(
          new Need(
              NeedKind.CALL,
              "s3:ListBucket",
              List.of(Arns.of(caller.partition(), "s3", Text.EMPTY, Text.EMPTY, bucket)),
              base.with("s3:prefix", prefix),
              Necessity.SURE,
              "",
              map.pointer(),
              map.name()));
      // Only the machine's iterations, not the listing, read the objects.
      Text any = prefix.concat(parameters.unknown("key", Domain.ANY));
      add(map, NeedKind.CALL, false, "s3:GetObject", s3(bucket, any));
    }
  }

  private void resultWriter(MapState map) {
    MapState.ResultWriter writer = map.resultWriter();
    TaskResource resource = writer == null ? null : writer.resource();
    if (writer == null || resource == null || !resource.isOptimized("s3", "putObject")) {
      return;
    }
    TaskParameters parameters = parameters(writer.parameters(), map);
    Text key = parameters.unknown("key of the results", Domain.ANY);
    if (parameters.has("Prefix")) {
      key = parameters.value("Prefix").concat(Text.of("/")).concat(key);
    }
    Text objects = s3(parameters.value("Bucket"), key);
    add(map, NeedKind.CALL, true, "s3:PutObject", objects);
    for (String action :
        List.of("s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload")) {
      add(map, NeedKind.CALL, false, action, objects);
    }
  }

  private TaskParameters parameters(@Nullable PayloadTemplate template, MapState map) {
    return new TaskParameters(
        new DefinitionStrings(caller, map),
        template,
        new PayloadTemplate.Opaque(map.node(), map.pointer()));
  }

  private Text s3(Text bucket, Text key) {
    return Arns.of(
        caller.partition(), "s3", Text.EMPTY, Text.EMPTY, bucket.concat(Text.of("/")).concat(key));
  }

  private void add(MapState map, NeedKind kind, boolean required, String action, Text... readings) {
    needs.add(
        new Need(
            kind,
            action,
            List.of(readings),
            base,
            necessity(required),
            reason(required),
            map.pointer(),
            map.name()));
  }
}
