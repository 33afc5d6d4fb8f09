package io.steplint.template.terraform.hcl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a file or between the braces of a block. */
public record HclBody(List<HclAttribute> attributes, List<HclBlock> blocks) {

  /** An argument: a name and the expression of its value. */
  public record HclAttribute(String name, int start, int end, HclExpression value) {}

  /** A block: its type, its labels and its body. */
  public record HclBlock(String type, List<String> labels, int start, int end, HclBody body) {}

  public HclBody {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  /** The value of the argument of that name, or null. */
  public @Nullable HclExpression value(String name) {
    for (HclAttribute attribute : attributes) {
      if (attribute.name().equals(name)) {
        return attribute.value();
      }
    }
    return null;
  }

  /** The blocks of that type, in order. */
  public List<HclBlock> blocks(String type) {
    List<HclBlock> found = new ArrayList<>();
    for (HclBlock block : blocks) {
      if (block.type().equals(type)) {
        found.add(block);
      }
    }
    return found;
  }
}
