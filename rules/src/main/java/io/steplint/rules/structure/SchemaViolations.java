package io.steplint.rules.structure;

import io.steplint.asl.Definition;
import io.steplint.asl.QueryLanguage;
import io.steplint.asl.State;
import io.steplint.lint.MachineFacts;
import io.steplint.schema.Violation;
import io.steplint.source.Pointer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a definition is not what the schema of the language says, by what is wrong. Computed once
 * for all rules that speak of it; the validator itself is loaded only for a definition that is not
 * accepted.
 */
final class SchemaViolations {

  /** What can be wrong with the shape of a definition. */
  enum Flaw {
    MISSING_FIELD,
    UNSUPPORTED_FIELD,
    OTHER_LANGUAGE,
    WRONG_KIND,
    NOT_ALLOWED,
    OUT_OF_RANGE,
    EMPTY,
    CONFLICT,
    LABEL,
    TIMESTAMP,
    NO_EXPRESSION,
    OTHER
  }

  private final Map<Flaw, List<Violation>> flaws;

  private SchemaViolations(Map<Flaw, List<Violation>> flaws) {
    this.flaws = flaws;
  }

  /** The shape of a machine's definition. */
  static SchemaViolations of(MachineFacts machine) {
    return machine.shared(SchemaViolations.class, SchemaViolations::compute);
  }

  /** The violations of one kind, in the order of their places. */
  List<Violation> flaws(Flaw flaw) {
    return flaws.getOrDefault(flaw, List.of());
  }

  /** Whether something at a place or below it is not what the schema says. */
  boolean isBrokenBelow(Pointer place) {
    String start = place.toString();
    for (List<Violation> violations : flaws.values()) {
      for (Violation violation : violations) {
        String at = violation.pointer().toString();
        if (at.equals(start) || at.startsWith(start + "/")) {
          return true;
        }
      }
    }
    return false;
  }

  private static SchemaViolations compute(MachineFacts machine) {
    Map<Flaw, List<Violation>> flaws = new EnumMap<>(Flaw.class);
    if (!LanguageSchema.accepts(machine.definition().node())) {
      Map<String, State> states = new HashMap<>();
      for (State state : machine.definition().allStates()) {
        states.put(state.pointer().toString(), state);
      }
      for (Violation violation : LanguageSchema.violations(machine.definition().node())) {
        QueryLanguage language = language(violation, machine.definition(), states);
        Flaw flaw = flaw(violation, language);
        // Where the language is not known, nothing is said that would depend on it.
        boolean told = isDowngraded(violation, language, machine.definition());
        if ((language != QueryLanguage.UNKNOWN || isAboutLanguage(violation)) && !told) {
          flaws.computeIfAbsent(flaw, k -> new ArrayList<>()).add(violation);
        }
      }
    }
    return new SchemaViolations(flaws);
  }

  /** Whether a state in JSONPath has only the mistake that its machine is written in JSONata. */
  private static boolean isDowngraded(
      Violation violation, QueryLanguage language, Definition definition) {
    String field = violation.property();
    return language == QueryLanguage.JSONPATH
        && definition.queryLanguage() == QueryLanguage.JSONATA
        && field != null
        && (LanguageFields.isJsonPathOnly(field) || violation.keyword().equals("required"));
  }

  private static boolean isAboutLanguage(Violation violation) {
    return violation.pointer().step().equals("QueryLanguage");
  }

  private static QueryLanguage language(
      Violation violation, Definition definition, Map<String, State> states) {
    State state = enclosing(violation.pointer(), states);
    return state == null ? definition.queryLanguage() : state.queryLanguage();
  }

  private static @Nullable State enclosing(Pointer pointer, Map<String, State> states) {
    for (Pointer at = pointer; at != null; at = at.parent()) {
      State state = states.get(at.toString());
      if (state != null) {
        return state;
      }
    }
    return null;
  }

  private static Flaw flaw(Violation violation, QueryLanguage language) {
    String step = violation.pointer().step();
    return switch (violation.keyword()) {
      case "required" -> Flaw.MISSING_FIELD;
      case "additionalProperties" ->
          LanguageFields.belongsToOther(violation, language)
              ? Flaw.OTHER_LANGUAGE
              : Flaw.UNSUPPORTED_FIELD;
      case "type" -> Flaw.WRONG_KIND;
      case "enum", "const" -> Flaw.NOT_ALLOWED;
      case "minimum", "maximum" -> Flaw.OUT_OF_RANGE;
      case "minItems", "minProperties" -> Flaw.EMPTY;
      case "not" -> Flaw.CONFLICT;
      case "minLength", "maxLength" -> Flaw.LABEL;
      case "pattern" -> patternFlaw(step);
      default -> Flaw.OTHER;
    };
  }

  private static Flaw patternFlaw(String field) {
    if (field.equals("Label")) {
      return Flaw.LABEL;
    }
    return field.startsWith("Timestamp") ? Flaw.TIMESTAMP : Flaw.NO_EXPRESSION;
  }
}
