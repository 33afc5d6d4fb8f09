package io.steplint.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ARNs on which an action can be authorized at all; see {@code arn-forms.txt} beside this
 * class. Loaded at the first question.
 */
final class ArnForms {

  private static final class Holder {
    static final Map<String, List<String>> FORMS = load();
  }

  private static final int ACCOUNT_DIGITS = 12;

  private ArnForms() {}

  /** Which parts of an ARN have to look like real ones. */
  enum Precision {
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
  static List<Chain> of(String action, Precision precision) {
    String service = action.substring(0, Math.max(0, action.indexOf(':')));
    List<Chain> chains = new ArrayList<>();
    for (String form : Holder.FORMS.getOrDefault(action.toLowerCase(Locale.ROOT), List.of())) {
      chains.add(chain(form, service.toLowerCase(Locale.ROOT), precision));
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
        case 'F' -> some(chain, Symbols.FREE);
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

  private static Map<String, List<String>> load() {
    Map<String, List<String>> forms = new HashMap<>();
    try (InputStream in = ArnForms.class.getResourceAsStream("arn-forms.txt")) {
      if (in == null) {
        throw new IllegalStateException("Table without a file: arn-forms.txt");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int bar = line.indexOf('|');
        int colon = line.indexOf(':');
        if (line.startsWith("#") || bar < 0) {
          continue;
        }
        String service = line.substring(0, colon + 1);
        List<String> of = List.of(line.substring(bar + 1).split(" "));
        for (String action : line.substring(colon + 1, bar).split(",")) {
          forms.put((service + action).toLowerCase(Locale.ROOT), of);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return forms;
  }
}
