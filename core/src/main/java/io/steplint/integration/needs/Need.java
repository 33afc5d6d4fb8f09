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
 * @param required whether it is needed for certain; if not, it is documented, and never missing
 * @param pointer the state that needs it, or the root for the machine itself
 * @param state the state's name; empty for the machine itself
 */
public record Need(
    NeedKind kind,
    String action,
    List<Text> resources,
    RequestContext context,
    boolean required,
    Pointer pointer,
    String state) {

  public Need {
    resources = List.copyOf(resources);
  }

  /** The resource as the documentation has it. */
  public Text resource() {
    return resources.get(0);
  }
}
