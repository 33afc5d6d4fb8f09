package io.steplint.rules.access;

import io.steplint.iam.PolicyDocument;
import io.steplint.iam.PrincipalSet;
import io.steplint.iam.Statement;
import io.steplint.source.ScalarNode;
import io.steplint.workspace.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a role's trust policy lets in. */
public final class Trusts {

  private static final String SERVICE = "states";

  private Trusts() {}

  /** The services besides Step Functions that may assume a role, in document order. */
  public static List<String> otherServices(Role role) {
    List<String> services = new ArrayList<>();
    PolicyDocument trust = role.trust();
    if (trust == null) {
      return services;
    }
    for (Statement statement : trust.statements()) {
      if (!statement.allows() || statement.notPrincipal()) {
        continue;
      }
      for (PrincipalSet principals : statement.principals()) {
        for (ScalarNode principal : principals.values()) {
          String name = principal.string();
          if (principals.type().equals("Service")
              && !isStepFunctions(principal)
              && !services.contains(name)) {
            services.add(name);
          }
        }
      }
    }
    return services;
  }

  /** Whether anybody but Step Functions may assume a role, or that is not known. */
  public static boolean isUsedByOthers(Role role) {
    PolicyDocument trust = role.trust();
    if (trust == null) {
      return false;
    }
    for (Statement statement : trust.statements()) {
      if (statement.allows()) {
        for (PrincipalSet principals : statement.principals()) {
          for (ScalarNode principal : principals.values()) {
            if (!principals.type().equals("Service") || !isStepFunctions(principal)) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /**
   * Whether a principal is Step Functions, by its global or a regional name. One that is not known
   * may be.
   */
  public static boolean isStepFunctions(ScalarNode principal) {
    @Nullable String name = principal.text().literal();
    if (name == null) {
      return principal.string().startsWith(SERVICE) || principal.text().reference() != null;
    }
    return name.startsWith(SERVICE + ".")
        && (name.endsWith(".amazonaws.com") || name.endsWith(".amazonaws.com.cn"));
  }

  /**
   * Whether a principal is Step Functions in one Region: its global name, or that of the Region.
   *
   * @param region the Region, or null where it is not known
   */
  public static boolean isStepFunctionsIn(@Nullable String region, ScalarNode principal) {
    if (!isStepFunctions(principal)) {
      return false;
    }
    String name = principal.text().literal();
    String regional = name == null ? "" : name.substring(SERVICE.length() + 1);
    boolean global = regional.startsWith("amazonaws.com") || name == null;
    return global || region == null || regional.startsWith(region + ".");
  }
}
