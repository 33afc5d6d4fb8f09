package io.steplint.query;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as ANTLR's lexers read it, one UTF-16 unit at a time. ANTLR's own streams count code
 * points and refuse a surrogate without its partner; with this one every token's offset is an
 * offset into the string, whatever the string holds.
 */
public final class Utf16Stream implements CharStream {

  private final String text;
  private final int end;
  private int index;

  public Utf16Stream(String text) {
    this(text, 0, text.length());
  }

  /** The part of {@code text} from {@code start} to {@code end}; offsets stay those of the text. */
  public Utf16Stream(String text, int start, int end) {
    this.text = text;
    this.end = end;
    this.index = start;
  }

  @Override
  public void consume() {
    if (index >= end) {
      throw new IllegalStateException("cannot consume EOF");
    }
    index++;
  }

  @Override
  public int LA(int offset) {
    int at = offset > 0 ? index + offset - 1 : index + offset;
    return offset == 0 || at < 0 || at >= end ? EOF : text.charAt(at);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int index) {
    this.index = Math.min(index, end);
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getText(Interval interval) {
    int from = Math.min(interval.a, end);
    return text.substring(from, Math.max(from, Math.min(interval.b + 1, end)));
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }
}
