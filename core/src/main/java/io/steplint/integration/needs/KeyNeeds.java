package io.steplint.integration.needs;

import io.steplint.iam.language.RequestContext;
import io.steplint.table.Table;
import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a need asks for besides where the resource is encrypted with a key of the customer; see
 * {@code encrypted-resources.txt} beside this class. Loaded at the first question.
 */
final class KeyNeeds {

  private static final class Holder {
    static final Map<String, Row> ROWS = load();
  }

  private static final int COLUMNS = 4;
  private static final int ARN_PIECES = 6;

  private KeyNeeds() {}

  /** What an action on an encrypted resource asks for, and the service that asks. */
  private record Row(List<String> actions, String service) {}

  /**
   * The needs of the keys that a need brings; none where its resource is certainly not encrypted.
   */
  static List<Need> of(Need need, Caller caller, Surroundings surroundings) {
    Row row = Holder.ROWS.get(need.action().toLowerCase(Locale.ROOT));
    if (row == null || need.necessity() == Necessity.UNKNOWN) {
      return List.of();
    }
    Surroundings.Encryption encryption = surroundings.encryption(resource(need.resource()));
    Text key = encryption == null ? null : encryption.key();
    if (encryption != null && key == null) {
      return List.of();
    }
    boolean sure = encryption != null && encryption.byRole() && need.necessity() == Necessity.SURE;
    List<Need> needs = new ArrayList<>();
    for (String action : row.actions()) {
      needs.add(
          new Need(
              NeedKind.KEY,
              action,
              List.of(key != null ? key : any(need, caller)),
              through(need.context(), row, caller),
              sure ? Necessity.SURE : Necessity.POSSIBLE,
              sure ? "" : reason(key, encryption, need),
              need.pointer(),
              need.state()));
    }
    return needs;
  }

  private static String reason(
      @Nullable Text key, Surroundings.@Nullable Encryption encryption, Need need) {
    if (key == null) {
      return "Only data that a key of the customer encrypts needs it";
    }
    return encryption != null && need.necessity() == Necessity.POSSIBLE
        ? need.reason()
        : "The policy of the key may give it to the role";
  }

  private static Text any(Need need, Caller caller) {
    String identity = caller.key() + "#" + need.pointer() + " key";
    return caller.arnOf(
        "kms", Text.of("key/").concat(Text.of(new Reference(identity, "*", Domain.ANY))));
  }

  /** The request with the service that makes it, which has another name in China. */
  private static RequestContext through(RequestContext context, Row row, Caller caller) {
    Text service =
        Text.of(row.service() + ".").concat(caller.region()).concat(Text.of(".amazonaws.com"));
    return "aws-cn".equals(caller.partition().literal())
        ? context
        : context.with("kms:ViaService", service);
  }

  /** The bucket of an object, the table of an index; any other resource is encrypted itself. */
  private static Text resource(Text arn) {
    List<Text> pieces = arn.split(':', ARN_PIECES);
    String service = pieces.size() < ARN_PIECES ? null : pieces.get(2).literal();
    if (!"s3".equals(service)) {
      return arn;
    }
    Text bucket = pieces.get(ARN_PIECES - 1).split('/', 2).get(0);
    Text.Builder out = Text.builder();
    for (Text piece : pieces.subList(0, ARN_PIECES - 1)) {
      out.append(piece).append(":");
    }
    return out.append(bucket).build();
  }

  private static Map<String, Row> load() {
    Map<String, Row> rows = new HashMap<>();
    for (String line : Table.beside(KeyNeeds.class, "encrypted-resources.txt").rows()) {
      String[] columns = Table.columns(line, COLUMNS);
      Row row = new Row(List.of(columns[1].split(",")), columns[2]);
      for (String action : columns[0].split(",")) {
        rows.put(action.toLowerCase(Locale.ROOT), row);
      }
    }
    return rows;
  }
}
