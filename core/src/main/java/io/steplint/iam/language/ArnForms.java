package io.steplint.iam.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ARNs on which an action can be authorized at all; see {@code arn-forms.txt} beside this
 * class. Loaded at the first question.
 */
public final class ArnForms {

  private static final class Holder {
    static final ServiceLines LINES = new ServiceLines("arn-forms.txt", ':');
    static final Map<String, Map<String, List<String>>> FORMS = new ConcurrentHashMap<>();
  }

  private static final int ACCOUNT_DIGITS = 12;

  private ArnForms() {}

  /** Which parts of an ARN have to look like real ones. */
  public enum Precision {
    /** Partition, Region and account. */
    ALL,
    /** Only the Region. */
    REGION,
    NONE
  }

  /**
   * The forms of an action's ARNs; empty where they are not known.
   *
   * @param precision which parts have to look like real ones; no reference and no shortened example
   *     does
   */
  public static List<Chain> of(String action, Precision precision) {
    int colon = Math.max(0, action.indexOf(':'));
    String service = action.substring(0, colon).toLowerCase(Locale.ROOT);
    String name = action.substring(Math.min(colon + 1, action.length())).toLowerCase(Locale.ROOT);
    Map<String, List<String>> forms = Holder.FORMS.computeIfAbsent(service, ArnForms::load);
    List<Chain> chains = new ArrayList<>();
    for (String form : forms.getOrDefault(name, List.of())) {
      chains.add(chain(form, service, precision));
    }
    return chains;
  }

  private static Chain chain(String form, String service, Precision precision) {
    Chain chain = new Chain();
    chain.text("arn:");
    if (precision == Precision.ALL) {
      chain.text("aws");
    } else {
      some(chain, Symbols.LABEL);
    }
    chain.text(":" + service + ":");
    char head = form.charAt(0);
    if (head == '$') {
      region(chain, precision != Precision.NONE);
    }
    chain.text(":");
    if (head != '&') {
      account(chain, precision == Precision.ALL);
    }
    for (int i = 1; i < form.length(); i++) {
      char c = form.charAt(i);
      switch (c) {
        case 'N' -> some(chain, Symbols.NAME);
        case 'W' -> some(chain, Symbols.WORD);
        case 'P' -> some(chain, Symbols.PATH);
        // What services let stand there is more than a witness should show.
        case 'F' -> some(chain, precision == Precision.NONE ? Symbols.ANY : Symbols.FREE);
        default -> chain.one(c);
      }
    }
    return chain;
  }

  private static void region(Chain chain, boolean exact) {
    if (!exact) {
      some(chain, Symbols.LABEL);
      return;
    }
    chain.one(Symbols.LOWER_CASE).one(Symbols.LOWER_CASE).text("-");
    some(chain, Symbols.LOWER_CASE);
    chain.text("-").one(Symbols.DIGITS);
  }

  private static void account(Chain chain, boolean exact) {
    if (!exact) {
      some(chain, Symbols.DIGITS);
      return;
    }
    for (int i = 0; i < ACCOUNT_DIGITS; i++) {
      chain.one(Symbols.DIGITS);
    }
  }

  private static void some(Chain chain, int symbols) {
    chain.one(symbols).run(symbols);
  }

  /** The forms of a service's actions; the first line that names an action speaks of it. */
  private static Map<String, List<String>> load(String service) {
    Map<String, List<String>> forms = new HashMap<>();
    for (String line : Holder.LINES.of(service)) {
      int bar = line.indexOf('|');
      List<String> of = List.of(line.substring(bar + 1).split(" "));
      for (String action : line.substring(0, bar).split(",")) {
        forms.putIfAbsent(action.toLowerCase(Locale.ROOT), of);
      }
    }
    return forms;
  }
}
