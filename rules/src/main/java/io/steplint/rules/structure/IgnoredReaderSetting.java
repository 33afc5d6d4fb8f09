package io.steplint.rules.structure;

import io.steplint.asl.MapState;
import io.steplint.asl.State;
import io.steplint.lint.Category;
import io.steplint.lint.MachineFacts;
import io.steplint.lint.MachineRule;
import io.steplint.lint.RuleInfo;
import io.steplint.lint.Severity;
import io.steplint.lint.Sink;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A setting of a reader that reads something else. */
public final class IgnoredReaderSetting implements MachineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ignored-reader-setting",
              Category.STRUCTURE,
              "an ItemReader setting that has no effect on this input")
          .why("The items are read as if the setting were not there")
          .severity(Severity.WARNING)
          .build();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> OF_CSV =
      List.of("CSVHeaderLocation", "CSVHeaders", "CSVDelimiter");
  private static final Set<String> OTHERS = Set.of("JSON", "JSONL", "PARQUET");

  @Override
  public void check(MachineFacts machine, Sink sink) {
    for (State state : machine.definition().allStates()) {
      MapState.ItemReader reader = state instanceof MapState map ? map.itemReader() : null;
      ObjectNode config = reader == null ? null : reader.config();
      if (reader != null && config != null) {
        check(config, word(reader.setting("InputType")), reader, sink);
      }
    }
  }

  private static void check(
      ObjectNode config, String input, MapState.ItemReader reader, Sink sink) {
    if (OTHERS.contains(input)) {
      for (String field : OF_CSV) {
        report(
            config.member(field),
            "'" + field + "' has no effect where InputType is " + input,
            sink);
      }
    } else if ("FIRST_ROW".equals(word(reader.setting("CSVHeaderLocation")))) {
      report(
          config.member("CSVHeaders"),
          "The names are those of the first row: 'CSVHeaders' has no effect",
          sink);
    }
  }

  private static String word(@Nullable ScalarNode node) {
    String literal = node == null ? null : node.literal();
    return literal == null ? "" : literal;
  }

  private static void report(ObjectNode.@Nullable Member member, String message, Sink sink) {
    if (member != null) {
      sink.at(member.key()).message(message).help("remove it").subject(member.name()).must();
    }
  }
}
