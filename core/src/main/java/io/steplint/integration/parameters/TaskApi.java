package io.steplint.integration.parameters;

import io.steplint.asl.TaskResource;
import io.steplint.integration.services.Member;
import io.steplint.integration.services.Operation;
import io.steplint.integration.services.SdkServices;
import io.steplint.integration.services.Service;
import io.steplint.integration.services.ServiceTable;
import io.steplint.integration.services.Shape;
import io.steplint.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Task can send to what it calls, as far as that is known: the parameters of an operation,
 * and what is inside them.
 */
public final class TaskApi {

  private static final class Holder {
    static final Service OWN = Service.of("own", Table.beside(TaskApi.class, "own.txt"));
    static final Map<String, String> ROWS = new HashMap<>();

    static {
      for (String row : Table.beside(TaskApi.class, "integrations.txt").rows()) {
        ROWS.put(row.substring(0, row.indexOf('|')), row);
      }
    }
  }

  private static final int COLUMNS = 5;

  private final Service table;
  private final Operation operation;
  private final @Nullable Set<String> anything;
  private final Set<String> lacking;

  /**
   * @param anything the parameters of an optimized integration that take any JSON; null for an SDK
   *     integration
   * @param lacking the parameters that only the SDK integration takes
   */
  private TaskApi(
      Service table, Operation operation, @Nullable Set<String> anything, Set<String> lacking) {
    this.table = table;
    this.operation = operation;
    this.anything = anything;
    this.lacking = lacking;
  }

  /** The API behind a resource, or null where nothing is known of its parameters. */
  public static @Nullable TaskApi of(TaskResource resource) {
    if (resource instanceof TaskResource.SdkIntegration sdk) {
      Service service = ServiceTable.service(sdk.service());
      Operation operation = service == null ? null : service.operation(sdk.operation());
      return service == null
              || operation == null
              || SdkServices.isUnsupported(sdk.service(), sdk.operation())
          ? null
          : new TaskApi(service, operation, null, Set.of());
    }
    return resource instanceof TaskResource.OptimizedIntegration integration
        ? optimized(integration.service(), integration.api())
        : null;
  }

  private static @Nullable TaskApi optimized(String name, String api) {
    String key = name + ":" + api;
    String row = Holder.ROWS.getOrDefault(key, Holder.ROWS.get(name));
    if (row == null) {
      return null;
    }
    String[] columns = Table.columns(row, COLUMNS);
    boolean own = columns[1].equals("=");
    Service service = own ? Holder.OWN : ServiceTable.service(columns[1]);
    Operation operation = service == null ? null : service.operation(own ? key : api);
    return service == null || operation == null
        ? null
        : new TaskApi(
            service, operation, Set.of(columns[2].split(" ")), Set.of(columns[3].split(" ")));
  }

  /** The parameters. */
  public List<Member> parameters() {
    return operation.parameters();
  }

  /** What a structure has; empty for any other shape, and where it is not known. */
  public List<Member> members(Shape shape) {
    String structure = shape.structure();
    return structure == null ? List.of() : table.members(structure);
  }

  /** The texts that an enumeration can be; empty for any other shape. */
  public List<String> values(Shape shape) {
    return shape.structure() != null || shape.name() == null
        ? List.of()
        : table.values(shape.name());
  }

  /** Whether the developer guide of Step Functions lists what there is, and not a model alone. */
  public boolean isDocumented() {
    return table == Holder.OWN;
  }

  /** The day of the model or page that this is known from. */
  public String day() {
    return table.origin().day();
  }

  /** Whether any JSON can be sent under that name, at any depth: it is passed on as its text. */
  public boolean takesAnything(String name) {
    return anything != null && anything.contains(name);
  }

  /** Whether only the SDK integration of the same operation takes that parameter. */
  public boolean lacks(String name) {
    return lacking.contains(name);
  }

  /**
   * Whether a text parameter refuses values of other kinds. Optimized integrations do ("The value
   * for the field 'S' must be a STRING"); SDK integrations are known to write objects as their
   * text.
   */
  public boolean isStrictAboutText() {
    return anything != null;
  }

  /**
   * Whether the value of a structure may be a single scalar: a plain text is known to do for an
   * attribute of DynamoDB.
   */
  public static boolean takesScalar(Shape shape) {
    return "AttributeValue".equals(shape.structure());
  }

  /** The member of that name, or null. */
  public static @Nullable Member find(List<Member> members, String name) {
    Member otherwise = null;
    for (Member member : members) {
      if (member.name().equals(name)) {
        return member;
      }
      if (isSdkName(name, member.name())) {
        otherwise = member;
      }
    }
    return otherwise;
  }

  /**
   * Whether a name is the one that the SDK for Java gives a parameter: it writes {@code Acl} and
   * {@code DbClusterIdentifier} where the API has {@code ACL} and {@code DBClusterIdentifier}, and
   * {@code EqualsValue} where it has {@code Equals}.
   */
  private static boolean isSdkName(String name, String api) {
    if (name.equals(api + "Value")) {
      return true;
    }
    if (!name.equalsIgnoreCase(api) || name.isEmpty() || !isCapital(name.charAt(0))) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      boolean inRun = i > 0 && isCapital(api.charAt(i - 1));
      if (name.charAt(i) != api.charAt(i) && !(inRun && isCapital(api.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
