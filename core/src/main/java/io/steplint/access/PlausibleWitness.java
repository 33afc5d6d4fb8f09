package io.steplint.access;

import io.steplint.iam.Grants;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.Pattern;
import io.steplint.iam.language.Pattern.Syntax;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A request as somebody could make it in place of the shortest one: with a Region, an account and
 * names that there may be.
 */
final class PlausibleWitness {

  private static final String REGION = "eu-west-1";
  private static final String ACCOUNT = "123456789012";
  private static final int PIECES = 6;

  private PlausibleWitness() {}

  /**
   * A plausible resource that a grant allows and that is not covered; the shortest one where there
   * is none.
   *
   * @param shortest a resource that a grant allows and that is not covered
   */
  static String of(String action, String shortest, Pattern grant, List<Pattern> covered) {
    for (String candidate : candidates(shortest)) {
      if (isWitness(action, candidate, grant, covered)) {
        return candidate;
      }
    }
    return shortest;
  }

  private static boolean isWitness(
      String action, String candidate, Pattern grant, List<Pattern> covered) {
    Pattern request = Pattern.of(Text.of(candidate), Syntax.PLAIN, false);
    if (Grants.meet(request, grant) != Answer.YES) {
      return false;
    }
    for (Pattern pattern : covered) {
      if (Grants.meet(request, pattern) != Answer.NO) {
        return false;
      }
    }
    return Grants.canMatch(action, request) != Answer.NO;
  }

  private static Set<String> candidates(String shortest) {
    Set<String> candidates = new LinkedHashSet<>();
    String[] pieces = shortest.split(":", PIECES);
    if (pieces.length < PIECES || !pieces[0].equals("arn")) {
      return candidates;
    }
    List<String> resources = new ArrayList<>();
    resources.add(named(pieces[5], "-refund"));
    resources.add(named(pieces[5], "run"));
    resources.add(pieces[5]);
    String partition = pieces[1].startsWith("aws") || !isShort(pieces[1]) ? pieces[1] : "aws";
    for (String resource : resources) {
      for (String region : new String[] {isShort(pieces[3]) ? REGION : pieces[3], pieces[3]}) {
        for (String account : new String[] {isShort(pieces[4]) ? ACCOUNT : pieces[4], pieces[4]}) {
          candidates.add(String.join(":", "arn", partition, pieces[2], region, account, resource));
        }
      }
    }
    candidates.remove(shortest);
    return candidates;
  }

  /**
   * Whether a piece is what a search for the shortest string leaves: nothing, or single letters.
   */
  private static boolean isShort(String piece) {
    return !piece.startsWith("${")
        && (piece.length() < 2 || piece.equals("aa-a-0") || piece.chars().allMatch(c -> c == '0'));
  }

  /** The resource with names in place of single characters at the ends of its segments. */
  private static String named(String resource, String more) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= resource.length(); i++) {
      if (i == resource.length() || resource.charAt(i) == ':' || resource.charAt(i) == '/') {
        out.append(segment(resource.substring(from, i), more));
        if (i < resource.length()) {
          out.append(resource.charAt(i));
        }
        from = i + 1;
      }
    }
    return out.toString();
  }

  private static String segment(String segment, String more) {
    if (segment.isEmpty() || segment.equals("-") || segment.equals("0")) {
      return "run";
    }
    char last = segment.charAt(segment.length() - 1);
    boolean added = (last == '0' || last == '-') && !Character.isDigit(before(segment));
    return added ? segment.substring(0, segment.length() - 1) + more : segment;
  }

  private static char before(String segment) {
    return segment.length() < 2 ? 'a' : segment.charAt(segment.length() - 2);
  }
}
