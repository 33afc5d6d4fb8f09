package io.steplint.query;

import org.antlr.v4.runtime.RuntimeMetaData;

/**
 * The runtime of ANTLR that the grammars run on. It is our own, but where another program runs
 * Steplint and brings its own: Checkstyle before 10.2 brings one that cannot read them.
 */
public final class GrammarRuntime {

  /** The first minor version of ANTLR 4 whose runtime reads the grammars that 4.13 writes. */
  private static final int MINOR = 10;

  private GrammarRuntime() {}

  /** Its version, for example {@code 4.13.2}. */
  public static String version() {
    return RuntimeMetaData.getRuntimeVersion();
  }

  /** Whether a runtime of that version reads the grammars. */
  public static boolean reads(String version) {
    String[] parts = version.split("[.-]", -1);
    try {
      return parts.length < 2 || !parts[0].equals("4") || Integer.parseInt(parts[1]) >= MINOR;
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
