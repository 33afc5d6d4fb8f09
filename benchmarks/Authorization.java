import io.steplint.iam.Authorizer;
import io.steplint.iam.Decision;
import io.steplint.iam.Policies;
import io.steplint.iam.PolicyDocument;
import io.steplint.iam.Request;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Node;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Compares the time to decide requests under policies with the time to parse the files of these
 * policies. Both run in turn; printed are the medians and the median of the ratios of the pairs.
 *
 * <p>Deciding begins with the parsed tree: read the policy in it, decide its requests.
 */
final class Authorization {

  private static final int POLICIES = 5_500;
  private static final int REQUESTS = 25_000;
  private static final int WARM_UP = 6;

  private static final String[] ACTIONS = {
    "states:StartExecution",
    "states:DescribeExecution",
    "states:StopExecution",
    "lambda:InvokeFunction",
    "dynamodb:PutItem",
    "dynamodb:GetItem",
    "sqs:SendMessage",
    "sns:Publish",
    "events:PutRule",
    "events:PutTargets",
    "s3:GetObject",
    "s3:PutObject",
    "iam:PassRole",
    "glue:StartJobRun",
    "ecs:RunTask",
    "kms:Decrypt"
  };

  private final Random random = new Random(20_231);
  private final List<FileSource> files = new ArrayList<>();
  private final List<List<Request>> requests = new ArrayList<>();
  private final List<Node> roots = new ArrayList<>();

  public static void main(String[] arguments) {
    new Authorization().measure(arguments.length == 0 ? 11 : Integer.parseInt(arguments[0]));
  }

  private Authorization() {
    for (int i = 0; i < POLICIES; i++) {
      files.add(new FileSource("policy" + i + ".json", policy()));
      requests.add(new ArrayList<>());
    }
    for (int i = 0; i < REQUESTS; i++) {
      requests
          .get(i % POLICIES)
          .add(
              new Request(
                  ACTIONS[random.nextInt(ACTIONS.length)],
                  Pattern.resource(Text.of(resource(random.nextInt(4)))),
                  RequestContext.EMPTY.with("aws:RequestedRegion", Text.of("eu-west-1"))));
    }
  }

  private void measure(int pairs) {
    double[] parse = new double[pairs];
    double[] decide = new double[pairs];
    double[] ratio = new double[pairs];
    int allowed = 0;
    for (int i = -WARM_UP; i < pairs; i++) {
      long start = System.nanoTime();
      parse();
      long between = System.nanoTime();
      allowed = decide();
      long end = System.nanoTime();
      if (i >= 0) {
        parse[i] = (between - start) / 1e6;
        decide[i] = (end - between) / 1e6;
        ratio[i] = decide[i] / parse[i];
      }
    }
    System.out.printf(
        "%d policies, %d requests (%d allowed): parse %.0f ms, decide %.0f ms, ratio" + " %.2f%n",
        POLICIES, REQUESTS, allowed, median(parse), median(decide), median(ratio));
  }

  private void parse() {
    roots.clear();
    for (FileSource file : files) {
      roots.add(Objects.requireNonNull(Document.read(file).root()));
    }
  }

  private int decide() {
    int allowed = 0;
    for (int i = 0; i < POLICIES; i++) {
      PolicyDocument document = PolicyDocument.parse(roots.get(i));
      Authorizer authorizer =
          new Authorizer(new Policies(List.of(document), List.of(), List.of(), List.of(), true));
      for (Request request : requests.get(i)) {
        if (authorizer.decide(request).outcome() == Decision.Outcome.ALLOWED) {
          allowed++;
        }
      }
    }
    return allowed;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private String policy() {
    StringBuilder out = new StringBuilder("{\"Version\": \"2012-10-17\", \"Statement\": [");
    int statements = 3 + random.nextInt(6);
    for (int i = 0; i < statements; i++) {
      out.append(i == 0 ? "\n" : ",\n").append(statement(i));
    }
    return out.append("\n]}").toString();
  }

  private String statement(int index) {
    StringBuilder out = new StringBuilder("  {\"Sid\": \"S" + index + "\", \"Effect\": \"");
    out.append(random.nextInt(8) == 0 ? "Deny" : "Allow").append("\", \"Action\": [");
    int actions = 1 + random.nextInt(3);
    for (int i = 0; i < actions; i++) {
      String action = ACTIONS[random.nextInt(ACTIONS.length)];
      boolean wide = random.nextInt(6) == 0;
      out.append(i == 0 ? "\"" : ", \"")
          .append(wide ? action.substring(0, action.indexOf(':') + 2) + "*" : action)
          .append('"');
    }
    out.append("], \"Resource\": [");
    int resources = 1 + random.nextInt(3);
    for (int i = 0; i < resources; i++) {
      out.append(i == 0 ? "\"" : ", \"").append(resource(random.nextInt(6))).append('"');
    }
    out.append(']');
    if (random.nextInt(5) == 0) {
      out.append(", \"Condition\": {\"StringEquals\": {\"aws:RequestedRegion\": \"eu-west-")
          .append(1 + random.nextInt(2))
          .append("\"}}");
    }
    return out.append('}').toString();
  }

  /** The higher the number, the wider. */
  private String resource(int wide) {
    String name = "order-" + random.nextInt(40);
    String arn = "arn:aws:states:eu-west-" + (1 + random.nextInt(2)) + ":123456789012:";
    return switch (wide) {
      case 0, 1 -> arn + "stateMachine:" + name;
      case 2 -> arn + "execution:" + name + ":run-" + random.nextInt(9);
      case 3 -> "arn:aws:s3:::bucket-" + random.nextInt(9) + "/" + name;
      case 4 -> arn + "execution:order-" + random.nextInt(4) + "*";
      default -> random.nextInt(4) == 0 ? "*" : "arn:aws:states:*:*:stateMachine:order-?*";
    };
  }
}
