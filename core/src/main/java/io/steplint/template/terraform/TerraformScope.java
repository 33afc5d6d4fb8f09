package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.template.terraform.TerraformModule.Declared;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression is evaluated: in a module, as one of its callers calls it, with the variables
 * of the loops and template files around it.
 *
 * @param module the module
 * @param address {@code module.name.} for each call that leads here; empty at the root
 * @param call the call that leads here, or null at the root
 * @param caller where that call stands, or null at the root
 * @param variables the variables of loops, of the instance of a resource and of a template file
 * @param round which round of these loops this is: two rounds give different values to one name
 */
record TerraformScope(
    TerraformModule module,
    String address,
    @Nullable Declared call,
    @Nullable TerraformScope caller,
    Map<String, Node> variables,
    String round) {

  static TerraformScope root(TerraformModule module) {
    return new TerraformScope(module, "", null, null, Map.of(), "");
  }

  /** The scope of the module that {@code call} calls. */
  TerraformScope child(TerraformModule called, Declared call) {
    return new TerraformScope(called, address + call.address() + ".", call, this, Map.of(), "");
  }

  /**
   * This scope with more variables.
   *
   * @param round what tells them from those of the next round
   */
  TerraformScope with(Map<String, Node> more, String round) {
    Map<String, Node> all = new HashMap<>(variables);
    all.putAll(more);
    return new TerraformScope(module, address, call, caller, all, this.round + "/" + round);
  }

  /** Where locals, defaults and the blocks of the module stand: outside of all loops. */
  TerraformScope outside() {
    return variables.isEmpty()
        ? this
        : new TerraformScope(module, address, call, caller, Map.of(), "");
  }

  /** The scope that no module calls and that leads here. */
  TerraformScope root() {
    TerraformScope root = this;
    while (root.caller != null) {
      root = root.caller;
    }
    return root;
  }

  /** How many calls lead here. */
  int depth() {
    return caller == null ? 0 : caller.depth() + 1;
  }
}
