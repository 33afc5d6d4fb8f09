package io.steplint.rules.structure;

import io.steplint.asl.State;
import io.steplint.asl.TaskResource;
import io.steplint.asl.TaskState;
import io.steplint.integration.needs.NeedTable;
import io.steplint.integration.services.SdkServices;
import io.steplint.integration.services.ServiceTable;
import io.steplint.lint.Category;
import io.steplint.lint.FindingBuilder;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ScalarNode;
import io.steplint.text.Nearest;
import java.util.Set;

/** A Task whose resource is no ARN, no integration or no operation there is. */
public final class UnknownResource implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of("unknown-resource", Category.STRUCTURE, "a resource that a Task cannot call")
          .why("AWS refuses the definition")
          .help("write the ARN of an integration, a function or an activity")
          .severity(Severity.ERROR)
          .severityIfMay(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int ACCOUNT_LENGTH = 12;

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      if (state instanceof TaskState task && task.resourceNode() != null) {
        check(task.resourceNode(), task.resource(), sink);
      }
    }
  }

  private static void check(ScalarNode node, TaskResource resource, Sink sink) {
    switch (resource.kind()) {
      case LAMBDA_FUNCTION, ACTIVITY -> arn(node, sink);
      case OPTIMIZED_INTEGRATION ->
          optimized(node, (TaskResource.OptimizedIntegration) resource, sink);
      case SDK_INTEGRATION -> sdk(node, (TaskResource.SdkIntegration) resource, sink);
      case UNKNOWN -> unknown(node, sink);
    }
  }

  private static FindingBuilder finding(ScalarNode node, Sink sink) {
    return sink.at(node)
        .message(
            "The resource provided "
                + node.string()
                + " is not recognized. The value is not a valid resource ARN, or the resource is"
                + " not available in this region.")
        .awsCode("SCHEMA_VALIDATION_FAILED");
  }

  private static void unknown(ScalarNode node, Sink sink) {
    String text = node.literal();
    // A function of a template language is resolved by what reads the template.
    if (text == null || node.tag() != null) {
      return;
    }
    if (text.startsWith("{%")) {
      finding(node, sink).help("write the ARN itself: a resource is never evaluated").must();
    } else if (!text.startsWith("arn:") || text.chars().filter(c -> c == ':').count() < 5) {
      finding(node, sink).help("write the ARN of what the Task calls").must();
    } else if (text.split(":", -1)[2].equals("states")) {
      finding(node, sink)
          .help("an integration has neither Region nor account: arn:aws:states:::service:api")
          .must();
    }
  }

  private static void arn(ScalarNode node, Sink sink) {
    String text = node.literal();
    if (text == null) {
      return;
    }
    String[] pieces = text.split(":", -1);
    String account = pieces[4];
    boolean digits = !account.isEmpty() && account.chars().allMatch(c -> c >= '0' && c <= '9');
    if (digits && account.length() != ACCOUNT_LENGTH) {
      finding(node, sink).help("an account id has 12 digits").must();
    } else if (pieces[pieces.length - 1].isEmpty()) {
      finding(node, sink).help("complete the ARN: it ends with ':'").must();
    }
  }

  private static void optimized(
      ScalarNode node, TaskResource.OptimizedIntegration resource, Sink sink) {
    Set<TaskResource.Pattern> patterns = NeedTable.patterns(resource.service(), resource.api());
    if (patterns.contains(resource.pattern())) {
      return;
    }
    FindingBuilder finding = finding(node, sink);
    if (!patterns.isEmpty()) {
      finding.help(
          resource.service()
              + ":"
              + resource.api()
              + " can be called as "
              + patterns.stream()
                  .map(
                      p -> p == TaskResource.Pattern.REQUEST_RESPONSE ? "a plain call" : p.suffix())
                  .toList());
      finding.must();
      return;
    }
    String meant = Nearest.to(resource.service() + ":" + resource.api(), NeedTable.integrations());
    if (meant != null) {
      finding.help("write '" + meant + "'");
    } else if (ServiceTable.service(resource.service()) != null) {
      finding.help(
          "call the API itself: arn:aws:states:::aws-sdk:"
              + resource.service()
              + ":"
              + resource.api());
    }
    boolean known =
        NeedTable.integrations().stream().anyMatch(i -> i.startsWith(resource.service() + ":"));
    if (known) {
      finding.must();
    } else {
      finding.may();
    }
  }

  private static void sdk(ScalarNode node, TaskResource.SdkIntegration resource, Sink sink) {
    if (resource.pattern() == TaskResource.Pattern.SYNC
        || resource.pattern() == TaskResource.Pattern.SYNC_2) {
      finding(node, sink)
          .help("a call of an AWS SDK cannot wait for a job: poll for its end in a loop")
          .must();
      return;
    }
    if (SdkServices.isUnsupported(resource.service(), resource.operation())) {
      sink.at(node)
          .message(
              "Step Functions does not call "
                  + resource.service()
                  + ":"
                  + resource.operation()
                  + " as an SDK integration")
          .why(
              "The developer guide of "
                  + SdkServices.origin().day()
                  + " lists it as unsupported: AWS refuses the definition")
          .help("call it from a Lambda function, or use an integration that does the same")
          .must();
      return;
    }
    Misspelling misspelling = Misspelling.of(resource);
    if (misspelling == null) {
      return; // what else is not known is up to not-in-table
    }
    if (misspelling.onlyCase()) {
      finding(node, sink)
          .why("The names of services and operations are written in lower case and camelCase")
          .help("write '" + misspelling.meant() + "'")
          .must();
    } else {
      sink.at(node)
          .message(
              "'"
                  + misspelling.written()
                  + "' "
                  + misspelling.table()
                  + ", which has '"
                  + misspelling.meant()
                  + "'")
          .why("If it is misspelt, AWS refuses the definition")
          .help("write '" + misspelling.meant() + "'")
          .may();
    }
  }
}
