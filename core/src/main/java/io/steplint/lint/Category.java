package io.steplint.lint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a rule is about. */
public enum Category {
  /** The text of a file: JSON, YAML, encoding. */
  SYNTAX("files that cannot be read"),
  /** The States Language: fields, states, transitions. */
  STRUCTURE("what the States Language does not allow, and states that are never taken"),
  /** Paths, intrinsic functions and JSONata. */
  QUERY("paths, intrinsic functions and JSONata that do not parse or are refused"),
  /** What states receive and return. */
  DATAFLOW("values that are missing or of the wrong kind"),
  /** Workflows that start workflows. */
  NESTED("workflows that start workflows"),
  /** What the execution role allows. */
  ACCESS("what the execution role lacks or gives too much of"),
  /** Who may assume the execution role. */
  TRUST("who may use the execution role"),
  /** Quotas of the service. */
  LIMITS("quotas of the service"),
  /** Errors, retries, timeouts. */
  RELIABILITY("errors, retries, timeouts"),
  /** What works and is better written otherwise. */
  STYLE("what works and is better written otherwise");

  private final String id = name().toLowerCase(Locale.ROOT);
  private final String summary;

  Category(String summary) {
    this.summary = summary;
  }

  /** The word in configuration and reports, and the name of the package of its rules. */
  public String id() {
    return id;
  }

  /** What rules of this category find, as a phrase. */
  public String summary() {
    return summary;
  }

  /** The category of that word, or null. */
  public static @Nullable Category of(String id) {
    for (Category category : values()) {
      if (category.id.equals(id)) {
        return category;
      }
    }
    return null;
  }
}
