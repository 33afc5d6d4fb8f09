package io.steplint.template.terraform;

import io.steplint.source.Document;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ObjectNode.Member;
import io.steplint.source.ScalarNode;
import io.steplint.source.YamlReader;
import io.steplint.template.draft.Nodes;
import io.steplint.template.files.FilePaths;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of Terraform that read files, and those that read a text as a value. */
final class TerraformFiles {

  /** Reads a file of the project. */
  public interface Files {
    /**
     * The text at a path as it is printed, or null where there is none that may be read.
     *
     * @param place the path in the template, to be named where there is none; null where the
     *     template does without
     */
    @Nullable FileSource read(String path, @Nullable Node place);
  }

  private final TerraformEvaluator evaluator;
  private final Files files;

  TerraformFiles(TerraformEvaluator evaluator, Files files) {
    this.evaluator = evaluator;
    this.files = files;
  }

  /** What a text says in JSON or YAML, or null where it is not known. */
  static @Nullable Node decoded(Node text, boolean yaml) {
    ScalarNode scalar = text.asString();
    if (scalar == null) {
      return text.asScalar() == null ? text : null;
    }
    EmbeddedSource source = EmbeddedSource.of(scalar);
    Document document = yaml ? YamlReader.read(source) : JsonReader.read(source);
    return document.root();
  }

  /** The text of a file as it is. */
  @Nullable Node text(Node path, TerraformScope scope) {
    FileSource file = read(path, scope);
    return file == null ? null : TerraformStrings.of(file);
  }

  private @Nullable FileSource read(Node path, TerraformScope scope) {
    String literal = Nodes.literal(path);
    return literal == null
        ? null
        : files.read(
            FilePaths.resolve(within(scope), literal), evaluator.isTentative() ? null : path);
  }

  /** Paths without a folder of their own count from where Terraform runs: the root module. */
  private static String within(TerraformScope scope) {
    String folder = scope.root().module().folder();
    return folder.isEmpty() ? "x" : folder + "/x";
  }

  /** {@code templatefile(path, values)}; values that are not known stay open in the text. */
  @Nullable Node template(List<Node> arguments, TerraformScope scope) {
    FileSource text = read(arguments.get(0), scope);
    ObjectNode values = arguments.get(1).asObject();
    return text == null ? null : rendered(text, values, scope);
  }

  /** A template file with its values filled in. */
  @Nullable Node rendered(FileSource text, @Nullable ObjectNode values, TerraformScope scope) {
    List<HclExpression.TemplatePart> parts = HclReader.template(text);
    if (parts == null || TerraformEvaluator.holdsDirective(parts)) {
      return null;
    }
    Map<String, Node> variables = new HashMap<>();
    if (values != null) {
      for (Member member : values.members()) {
        if (!member.isRest()) {
          variables.put(member.name(), member.value());
        }
      }
    }
    String round = text.path() + (values == null ? "" : ":" + values.start());
    TerraformScope inner = scope.with(variables, round);
    return TerraformStrings.of(evaluator.text(parts, HclReader.textOnly(text), inner));
  }
}
