package io.steplint.schema;

import io.steplint.source.Node;
import io.steplint.source.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a document is not what its schema says.
 *
 * @param keyword the keyword of JSON Schema that is not met, for example {@code required}
 * @param node the value that does not meet it; for {@code additionalProperties} the object that
 *     holds the property
 * @param pointer where that value is in the document
 * @param property the property that is missing or not allowed, or null
 * @param expected what the keyword asks for: the types, the values of an enumeration, the bound;
 *     for {@code not} the properties that must not stand together, for {@code additionalProperties}
 *     those that are allowed; empty where that is nothing to print
 * @param message the validator's own words
 */
public record Violation(
    String keyword,
    Node node,
    Pointer pointer,
    @Nullable String property,
    List<String> expected,
    String message) {

  public Violation {
    expected = List.copyOf(expected);
  }
}
