package io.steplint.integration.needs;

import io.steplint.asl.PayloadTemplate;
import io.steplint.integration.services.Kind;
import io.steplint.integration.services.Member;
import io.steplint.integration.services.Operation;
import io.steplint.integration.services.Service;
import io.steplint.integration.services.ServiceTable;
import io.steplint.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles that a call hands to a service, wherever in its parameters they stand; see {@code
 * passed-roles.txt} beside this class. Loaded at the first question.
 */
final class PassedRoles {

  private static final class Holder {
    static final Map<String, String> OPERATIONS = load();
  }

  private static final int COLUMNS = 4;
  private static final int MAX_DEPTH = 12;

  /** Services whose calls name roles without handing them over, or hand over data as it is. */
  private static final Set<String> NEVER = Set.of("iam", "sts", "sso", "ram", "dynamodb", "sqs");

  private PassedRoles() {}

  /**
   * A role in the parameters of a call.
   *
   * @param value how it is given: by its ARN or its name
   * @param necessity whether the call certainly hands it over
   * @param service the service that gets it, or empty where that is not known
   */
  record Passed(PayloadTemplate value, Necessity necessity, String service) {}

  /** The roles that a call hands over, in document order. */
  static List<Passed> of(String service, String operation, @Nullable PayloadTemplate parameters) {
    String principal = Holder.OPERATIONS.get(service + ":" + operation);
    List<Passed> passed = new ArrayList<>();
    if (!(parameters instanceof PayloadTemplate.ObjectTemplate object)
        || (principal == null && NEVER.contains(service))) {
      return passed;
    }
    Service known = principal == null ? ServiceTable.service(service) : null;
    Operation model = known == null ? null : known.operation(operation);
    for (PayloadTemplate.Member member : object.members()) {
      if (principal != null || isStructured(model, member)) {
        walk(member, principal, 0, passed);
      }
    }
    return passed;
  }

  /** Whether a parameter is told by its model, so that what stands in it is no data of a user. */
  private static boolean isStructured(@Nullable Operation model, PayloadTemplate.Member member) {
    Member parameter = model == null ? null : model.parameter(member.name());
    if (parameter == null) {
      return false;
    }
    Kind kind = parameter.shape().kind();
    return kind == Kind.OBJECT
        || kind == Kind.STRUCTURE
        || kind == Kind.LIST
        || (kind == Kind.STRING && isRole(member.name()));
  }

  private static void walk(
      PayloadTemplate.Member member, @Nullable String principal, int depth, List<Passed> passed) {
    PayloadTemplate value = member.value();
    if (isRole(member.name()) && isRoleValue(member, value, principal != null)) {
      passed.add(
          new Passed(
              value,
              principal == null ? Necessity.POSSIBLE : Necessity.SURE,
              principal == null ? "" : principal));
      return;
    }
    inside(value, principal, depth, passed);
  }

  private static void inside(
      PayloadTemplate value, @Nullable String principal, int depth, List<Passed> passed) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (value instanceof PayloadTemplate.ObjectTemplate object) {
      for (PayloadTemplate.Member member : object.members()) {
        walk(member, principal, depth + 1, passed);
      }
    } else if (value instanceof PayloadTemplate.ArrayTemplate array) {
      for (PayloadTemplate item : array.items()) {
        inside(item, principal, depth + 1, passed);
      }
    }
  }

  private static boolean isRole(String name) {
    return name.endsWith("Role") || name.regionMatches(true, name.length() - 7, "RoleArn", 0, 7);
  }

  /**
   * Whether the value can be a role: {@code Role} alone is the word for other things too, so that
   * it has to look like one.
   */
  private static boolean isRoleValue(
      PayloadTemplate.Member member, PayloadTemplate value, boolean handsOver) {
    if (value.kind() == PayloadTemplate.Kind.OBJECT || value.kind() == PayloadTemplate.Kind.ARRAY) {
      return false;
    }
    if (handsOver) {
      return true;
    }
    boolean byArn = !member.name().endsWith("Role");
    String literal = value.scalar() == null ? null : value.scalar().text().literal();
    return literal == null ? byArn : literal.startsWith("arn:") && literal.contains(":role/");
  }

  private static Map<String, String> load() {
    Map<String, String> operations = new HashMap<>();
    for (String line : Table.beside(PassedRoles.class, "passed-roles.txt").rows()) {
      String[] columns = Table.columns(line, COLUMNS);
      for (String operation : columns[1].split(",")) {
        operations.put(columns[0] + ":" + operation, columns[2]);
      }
    }
    return operations;
  }
}
