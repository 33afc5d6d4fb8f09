package io.steplint.rules;

/** Small helpers for the texts of findings. */
public final class Wording {

  private Wording() {}

  /** A sentence without its full stop, as findings say it. */
  public static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
