package io.steplint.integration.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a service.
 *
 * @param name as Step Functions writes it, in camelCase
 * @param parameters what a Task can send
 * @param results the fields of what comes back
 * @param errors the names of the exceptions that the model lists, without the service's prefix, as
 *     Step Functions hands them to Catchers
 */
public record Operation(
    String name, List<Member> parameters, List<Member> results, List<String> errors) {

  public Operation {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
    errors = List.copyOf(errors);
  }

  /** The parameter of that name, or null. */
  public @Nullable Member parameter(String wanted) {
    for (Member member : parameters) {
      if (member.name().equals(wanted)) {
        return member;
      }
    }
    return null;
  }
}
