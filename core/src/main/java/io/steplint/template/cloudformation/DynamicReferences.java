package io.steplint.template.cloudformation;

import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic references of CloudFormation, <code>{{resolve:ssm:…}}</code> and its like: what they
 * stand for is looked up when the stack is deployed.
 */
final class DynamicReferences {

  private static final String START = "{{resolve:";
  private static final String END = "}}";

  private DynamicReferences() {}

  /** The text with a reference in place of each dynamic reference; null where it holds none. */
  static @Nullable Text replaced(Text text, Template template) {
    if (!holdsOne(text)) {
      return null;
    }
    Text.Builder out = Text.builder();
    StringBuilder open = null;
    for (Part part : text.parts()) {
      String characters = part instanceof Literal known ? known.value() : null;
      if (characters == null) {
        if (open == null) {
          out.append(part);
        } else {
          open.append(part);
        }
        continue;
      }
      int from = 0;
      while (from < characters.length()) {
        int at = characters.indexOf(open == null ? START : END, from);
        String run = characters.substring(from, at < 0 ? characters.length() : at);
        if (open == null) {
          out.append(run);
          open = at < 0 ? null : new StringBuilder();
          from = at < 0 ? characters.length() : at + START.length();
        } else {
          open.append(run);
          if (at >= 0) {
            String spelled = START + open + END;
            out.append(new Reference(template.path() + "#" + spelled, spelled, Domain.ANY));
            open = null;
          }
          from = at < 0 ? characters.length() : at + END.length();
        }
      }
    }
    return open == null ? out.build() : null;
  }

  private static boolean holdsOne(Text text) {
    for (Part part : text.parts()) {
      if (part instanceof Literal known && known.value().contains(START)) {
        return true;
      }
    }
    return false;
  }
}
