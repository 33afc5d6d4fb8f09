package io.steplint.template.cloudformation;

import io.steplint.table.Table;
import io.steplint.template.draft.Deployment;
import io.steplint.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the names and ARNs of resources are built, by resource type. */
final class ResourceArns {

  private static final class Holder {
    static final Map<String, Shape> SHAPES = load();
  }

  private ResourceArns() {}

  /**
   * The names and ARNs of one type.
   *
   * @param nameProperty the property that gives the name; {@code -} if there is none
   * @param ref what {@code Ref} gives: {@code name}, {@code arn} or {@code -}
   * @param arn service and rest of the ARN, see the table
   * @param nameAttributes the attributes that give the name
   */
  record Shape(String nameProperty, String ref, String arn, List<String> nameAttributes) {

    /** The ARN of the resource that has this name. */
    Text arnOf(Deployment settings, Text name) {
      int colon = arn.indexOf(':');
      String service = arn.substring(0, colon);
      int from = colon;
      while (from < arn.length() && arn.charAt(from) == ':') {
        from++;
      }
      int star = arn.indexOf('*');
      Text rest =
          Text.of(arn.substring(from, star)).concat(name).concat(Text.of(arn.substring(star + 1)));
      return switch (from - colon) {
        case 1 -> settings.arn(service, rest);
        case 2 -> settings.globalArn(service, rest);
        default -> settings.bareArn(service, rest);
      };
    }
  }

  static @Nullable Shape of(String type) {
    return Holder.SHAPES.get(type);
  }

  private static Map<String, Shape> load() {
    Map<String, Shape> shapes = new HashMap<>();
    for (String line : Table.beside(ResourceArns.class, "resource-arns.txt").rows()) {
      List<String> words = List.of(line.split(" "));
      shapes.put(
          words.get(0),
          new Shape(words.get(1), words.get(2), words.get(3), words.subList(4, words.size())));
    }
    return shapes;
  }
}
