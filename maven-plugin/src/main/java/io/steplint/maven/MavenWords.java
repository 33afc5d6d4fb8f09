package io.steplint.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns advice that speaks of the command line into what a user of Maven types. */
final class MavenWords {

  /** What the command line says, as a pattern, and what Maven says; in the order of their use. */
  private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

  static {
    say("\\(--fix=unsafe\\)", "(mvn steplint:fix -Dsteplint.unsafe)");
    say("\\(--fix\\)", "(mvn steplint:fix)");
    say("--update-baseline writes one", "mvn steplint:baseline writes one");
    say("steplint explain RULE", "mvn steplint:explain -Dsteplint.rule=RULE");
    say("steplint explain ([a-z0-9-]+)", "mvn steplint:explain -Dsteplint.rule=$1");
    say("steplint rules lists them", "mvn steplint:explain lists them");
    say(
        "\\bsteplint (types|policy|graph|fix) --format ([a-z]+)",
        "mvn steplint:$1 -Dsteplint.format=$2");
    say("(?<!mvn )\\bsteplint (check|types|policy|graph)\\b", "mvn steplint:$1");
    say("--(region|account|partition|type|baseline|config)\\b", "-Dsteplint.$1");
    say("--role\\b", "-Dsteplint.roles");
    say("--param\\b", "-Dsteplint.param");
    say("--(select|ignore)\\b", "-Dsteplint.$1");
  }

  private MavenWords() {}

  private static void say(String commandLine, String maven) {
    WORDS.put(Pattern.compile(commandLine), maven);
  }

  /** A sentence of Steplint in Maven's words. */
  static String of(String sentence) {
    String words = sentence;
    for (Map.Entry<Pattern, String> entry : WORDS.entrySet()) {
      words = entry.getKey().matcher(words).replaceAll(entry.getValue());
    }
    return words;
  }

  /** A line of the report: what it quotes of a user's file stays as it is. */
  static String ofLine(String line) {
    String text = line.stripLeading();
    return text.startsWith("= ") || text.startsWith("steplint explain") ? of(line) : line;
  }
}
