package io.steplint.cli;

import io.steplint.iam.Authorizer;
import io.steplint.iam.Decision;
import io.steplint.iam.Policies;
import io.steplint.iam.PolicyDocument;
import io.steplint.iam.Request;
import io.steplint.iam.Statement;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.RequestContext;
import io.steplint.report.JsonOutput;
import io.steplint.rules.gate.UnusableException;
import io.steplint.source.Document;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.SourceFiles;
import io.steplint.text.Text;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** {@code steplint access --policy … --action … --resource …}: the answer to one request. */
final class AccessRequest {

  static final List<Option> OPTIONS =
      List.of(
          Option.values("--policy", "FILE…", "answer one request by these identity policies"),
          Option.values("--boundary", "FILE…", "the permissions boundary of the request"),
          Option.values("--scp", "FILE…", "a level of service control policies; each must allow"),
          Option.value("--action", "ACTION", "the action of the request: states:StartExecution"),
          Option.value("--resource", "ARN", "the resource of the request"),
          Option.values("--context", "KEY=VALUE…", "condition keys; a repeated key makes a list"));

  private AccessRequest() {}

  static boolean isAsked(Arguments arguments) {
    for (Option option : OPTIONS) {
      if (arguments.has(option.name())) {
        return true;
      }
    }
    return false;
  }

  static int run(Arguments arguments, Console console) throws UnusableException, IOException {
    String action = arguments.get("--action");
    String resource = arguments.get("--resource");
    if (action == null || resource == null || !arguments.has("--policy")) {
      throw new UsageException("a request needs --policy FILE, --action ACTION and --resource ARN");
    }
    if (action.indexOf(':') < 1 || action.endsWith(":")) {
      throw new UsageException("--action is a service and an action: states:StartExecution");
    }
    if (resource.isBlank()) {
      throw new UsageException("--resource is an ARN, or * for an action that has no resource");
    }
    if (arguments.has("--base")) {
      throw new UsageException("--base compares two trees and takes no part in a request");
    }
    if (!arguments.paths().isEmpty()) {
      throw new UsageException("a request takes no PATH, but " + arguments.paths().get(0));
    }
    List<List<PolicyDocument>> levels = new ArrayList<>();
    for (List<String> level : arguments.groups("--scp")) {
      levels.add(documents(level, console));
    }
    Policies policies =
        new Policies(
            documents(arguments.all("--policy"), console),
            documents(arguments.all("--boundary"), console),
            levels,
            List.of(),
            true);
    Pattern asked = Pattern.of(Text.of(resource), Pattern.Syntax.PLAIN, false);
    Decision decision =
        new Authorizer(policies).decide(new Request(action, asked, context(arguments)));
    boolean text = "text".equals(Output.oneOf(arguments, "--format", "json", "text", "json"));
    Output.write(
        arguments,
        console,
        out -> {
          if (text) {
            text(decision, out);
          } else {
            json(decision, out);
          }
        });
    return 0;
  }

  private static List<PolicyDocument> documents(List<String> files, Console console)
      throws UnusableException, IOException {
    List<PolicyDocument> documents = new ArrayList<>();
    for (String file : files) {
      documents.add(document(file, console));
    }
    return documents;
  }

  private static PolicyDocument document(String file, Console console)
      throws UnusableException, IOException {
    Path path = Output.path(console, file);
    if (!Files.isRegularFile(path)) {
      throw new UsageException("there is no file " + file);
    }
    Document document = SourceFiles.read(path, file).document();
    Node root = document.root();
    if (root == null) {
      throw new UsageException(
          document.problems().isEmpty()
              ? file + " is empty"
              : document.problems().get(0).location()
                  + ": "
                  + document.problems().get(0).message());
    }
    ObjectNode object = root.asObject();
    Node policy = object == null ? root : object.get("PolicyDocument");
    if (policy == null || PolicyDocument.isPolicy(root)) {
      policy = root;
    }
    if (!PolicyDocument.isPolicy(policy)) {
      throw new UsageException(file + " is no policy document: it has no Statement");
    }
    return PolicyDocument.parse(policy);
  }

  private static RequestContext context(Arguments arguments) throws UnusableException {
    Map<String, List<Text>> keys = new LinkedHashMap<>();
    for (String word : arguments.all("--context")) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--context is KEY=VALUE, not '" + word + "'");
      }
      keys.computeIfAbsent(word.substring(0, equals), k -> new ArrayList<>())
          .add(Text.of(word.substring(equals + 1)));
    }
    RequestContext context = RequestContext.EMPTY;
    for (Map.Entry<String, List<Text>> entry : keys.entrySet()) {
      context = context.with(entry.getKey(), entry.getValue());
    }
    return context;
  }

  private static void json(Decision decision, Writer out) throws IOException {
    try (JsonGenerator json = JsonOutput.to(out)) {
      json.writeStartObject();
      json.writeStringProperty("decision", decision.outcome().label());
      json.writeName("statement");
      if (decision.statements().isEmpty()) {
        json.writeNull();
      } else {
        Location place = decision.statements().get(0).location();
        json.writeStartObject();
        json.writeStringProperty("file", place.file());
        json.writeNumberProperty("line", place.line());
        json.writeEndObject();
      }
      JsonOutput.string(json, "reason", decision.reason());
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void text(Decision decision, Writer out) throws IOException {
    out.append(decision.outcome().label());
    for (Statement statement : decision.statements()) {
      out.append(" by ").append(statement.location().toString());
    }
    boolean refused = decision.outcome() == Decision.Outcome.IMPLICITLY_DENIED;
    if (refused) {
      out.append(": no ").append(decision.layer().label()).append(" allows it");
    }
    if (decision.reason() != null) {
      out.append(": ").append(decision.reason());
    }
    out.append('\n');
  }
}
