package io.steplint.cli;

import java.util.ArrayList;
import java.util.List;

/** Options that several commands take, with the same meaning everywhere. */
final class CommonOptions {

  static final Option HELP = Option.flag("--help", "print this help").letter('h');

  private static final List<Option> OUTPUT =
      List.of(
          Option.value("--output", "FILE", "write to FILE instead of standard output").letter('o'),
          Option.value("--color", "auto|always|never", "colours; auto heeds NO_COLOR"),
          Option.flag("--quiet", "print results only").letter('q'),
          HELP);

  private static final List<Option> PROJECT =
      List.of(
          Option.value("--config", "FILE", "the configuration; .steplint.yaml, found upwards")
              .letter('c'),
          Option.value("--region", "REGION", "the Region that AWS::Region stands for"),
          Option.value("--account", "ID", "the account that AWS::AccountId stands for"),
          Option.value("--partition", "NAME", "the partition that AWS::Partition stands for"),
          Option.values("--param", "NAME=VALUE", "the value of a template parameter").letter('p'),
          Option.values("--role", "FILE", "a policy of the role of definitions named here"),
          Option.value("--type", "STANDARD|EXPRESS", "what raw definitions are"),
          Option.value("--stdin-filename", "NAME", "the name of what is read from -"),
          Option.flag("--verbose", "say what was read and how it was joined").letter('v'));

  private CommonOptions() {}

  /** All options of a command, its own first. */
  static List<Option> of(Command command) {
    List<Option> all = new ArrayList<>(command.options());
    if (command.readsProject()) {
      all.addAll(PROJECT);
    }
    all.addAll(OUTPUT);
    return all;
  }
}
