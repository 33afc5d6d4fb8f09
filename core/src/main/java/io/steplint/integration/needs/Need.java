package io.steplint.integration.needs;

import io.steplint.iam.language.RequestContext;
import io.steplint.source.Pointer;
import io.steplint.text.Text;
import java.util.List;

/**
 * One permission that a state machine needs.
 *
 * @param kind what for
 * @param action service prefix and name, for example {@code states:StartExecution}
 * @param resources the resource. Several are several readings of what the documentation leaves
 *     open: the permission is there if one of them is granted, and missing only if none is. What is
 *     decided only when the machine runs is a reference that prints as {@code *}
 * @param context the condition keys of the request
 * @param necessity whether it is needed for certain
 * @param reason why it may not be needed, or what is not known, as a sentence without a full stop;
 *     empty where it is needed for certain
 * @param pointer the state that needs it, or the root for the machine itself
 * @param state the state's name; empty for the machine itself
 */
public record Need(
    NeedKind kind,
    String action,
    List<Text> resources,
    RequestContext context,
    Necessity necessity,
    String reason,
    Pointer pointer,
    String state) {

  public Need {
    resources = List.copyOf(resources);
  }

  /** Whether it is needed for certain, so that it can be missing. */
  public boolean required() {
    return necessity == Necessity.SURE;
  }

  /**
   * A need of rights that nobody listed: what is called acts with all rights of the role, so that
   * none of them can be called too much.
   */
  public static final String ANY_ACTION = "*";

  /** The resource as the documentation has it. */
  public Text resource() {
    return resources.get(0);
  }
}
