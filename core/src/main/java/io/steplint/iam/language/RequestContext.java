package io.steplint.iam.language;

import io.steplint.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The condition keys of a request, as far as they are known. Immutable. */
public final class RequestContext {

  /** Whether a request has a key. */
  public enum Presence {
    PRESENT,
    ABSENT,
    UNKNOWN
  }

  /**
   * What is known of one key.
   *
   * @param values the key's values if it is present; several for a multivalued key
   */
  public record Entry(Presence presence, List<Text> values) {

    static final Entry ABSENT = new Entry(Presence.ABSENT, List.of());
    static final Entry UNKNOWN = new Entry(Presence.UNKNOWN, List.of());

    public Entry {
      values = List.copyOf(values);
    }
  }

  /** A request of which no key is known. */
  public static final RequestContext UNKNOWN = new RequestContext(Map.of(), Entry.UNKNOWN);

  /** A request that has no key at all. */
  public static final RequestContext EMPTY = new RequestContext(Map.of(), Entry.ABSENT);

  private final Map<String, Entry> entries;
  private final Entry otherwise;

  private RequestContext(Map<String, Entry> entries, Entry otherwise) {
    this.entries = entries;
    this.otherwise = otherwise;
  }

  /** This context with a key that has these values. */
  public RequestContext with(String key, List<Text> values) {
    return with(key, new Entry(Presence.PRESENT, values));
  }

  /** This context with a key that has this value. */
  public RequestContext with(String key, Text value) {
    return with(key, List.of(value));
  }

  /** This context with a key that the request certainly lacks. */
  public RequestContext without(String key) {
    return with(key, Entry.ABSENT);
  }

  /** This context with all that another one knows. */
  public RequestContext with(RequestContext other) {
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    more.putAll(other.entries);
    return new RequestContext(more, otherwise);
  }

  private RequestContext with(String key, Entry entry) {
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    more.put(key.toLowerCase(Locale.ROOT), entry);
    return new RequestContext(more, otherwise);
  }

  /** What is known of a key; the case of its name does not matter. */
  public Entry get(String key) {
    return entries.getOrDefault(key.toLowerCase(Locale.ROOT), otherwise);
  }
}
