package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.source.ObjectNode.Member;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.hcl.HclBody;
import io.steplint.template.terraform.hcl.HclBody.HclBlock;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks inside of a block: those that are written, and those that a dynamic block makes. */
final class TerraformBlocks {

  private final TerraformEvaluator evaluator;
  private final HclFile file;

  TerraformBlocks(TerraformEvaluator evaluator, HclFile file) {
    this.evaluator = evaluator;
    this.file = file;
  }

  /**
   * A block inside of another one.
   *
   * @param body its arguments and blocks; null where a dynamic block makes an unknown number of
   *     them
   * @param scope the scope of its arguments
   * @param place where it is written
   */
  record Inner(@Nullable HclBody body, HclFile file, TerraformScope scope, Node place) {

    /** The value of an argument, or null; an argument that is null is not given. */
    @Nullable Node value(String argument, TerraformEvaluator evaluator) {
      HclExpression written = body == null ? null : body.value(argument);
      Node value = written == null ? null : evaluator.evaluate(written, file, scope);
      return value == null || (value.asScalar() != null && value.asScalar().isNull())
          ? null
          : value;
    }
  }

  /** The blocks of a type, in written order. */
  List<Inner> of(HclBody body, String type, TerraformScope scope) {
    List<Inner> found = new ArrayList<>();
    for (HclBlock block : body.blocks()) {
      if (block.type().equals(type)) {
        found.add(new Inner(block.body(), file, scope, place(block)));
      } else if (block.type().equals("dynamic")
          && block.labels().size() == 1
          && block.labels().get(0).equals(type)) {
        dynamic(block, scope, found);
      }
    }
    return found;
  }

  private void dynamic(HclBlock block, TerraformScope scope, List<Inner> found) {
    HclExpression each = block.body().value("for_each");
    List<Member> members =
        each == null ? null : TerraformInstances.every(evaluator.evaluate(each, file, scope));
    if (members == null) {
      found.add(new Inner(null, file, scope, place(block)));
      return;
    }
    String iterator =
        block.body().value("iterator") instanceof HclExpression.Name name
            ? name.name()
            : block.labels().get(0);
    for (Member member : members) {
      if (member.isRest()) {
        found.add(new Inner(null, file, scope, place(block)));
        continue;
      }
      TerraformScope inner =
          scope.with(
              Map.of(iterator, TerraformInstances.each(member)),
              file.source().path() + ":" + block.start() + "[\"" + member.name() + "\"]");
      for (HclBlock content : block.body().blocks("content")) {
        found.add(new Inner(content.body(), file, inner, place(content)));
      }
    }
  }

  private Node place(HclBlock block) {
    return Nodes.blank(file.source(), block.start(), block.end());
  }
}
