package io.steplint.workspace;

import io.steplint.source.Location;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What the resource of a state machine sets, as far as it asks for rights of the execution role.
 *
 * @param logging where it writes its log; none where it writes none
 * @param tracing whether it sends traces to X-Ray; none where it sends none
 * @param encryptionKey the customer managed key that encrypts its data; none where AWS's own does
 * @param stated whether there is a resource that could state them; false for a definition alone
 */
public record MachineSettings(
    Setting<Log> logging, Setting<Boolean> tracing, Setting<Text> encryptionKey, boolean stated) {

  /** Which events a log holds. */
  public enum LogLevel {
    ALL,
    ERROR,
    FATAL
  }

  /**
   * A log that is written.
   *
   * @param level which events it holds
   * @param groups the ARNs of the log groups that it is written to, as they are given
   */
  public record Log(LogLevel level, List<ScalarNode> groups) {
    public Log {
      groups = List.copyOf(groups);
    }
  }

  /** Nothing is set. */
  public static final MachineSettings NONE =
      new MachineSettings(Setting.none(), Setting.none(), Setting.none(), true);

  /**
   * The settings of a definition that stands alone.
   *
   * @param definition its place
   */
  public static MachineSettings unstated(Location definition) {
    Unseen unseen =
        new Unseen(Unseen.What.SETTING, "A definition alone does not say what is set", definition);
    return new MachineSettings(
        Setting.unknown(unseen), Setting.unknown(unseen), Setting.unknown(unseen), false);
  }

  /**
   * What of it was not to be seen though the template states it, each reason once. That a file with
   * nothing but a definition states no settings is no news.
   */
  public List<Unseen> unseen() {
    List<Unseen> unseen = new ArrayList<>();
    if (!stated) {
      return unseen;
    }
    for (Setting<?> setting : List.of(logging, tracing, encryptionKey)) {
      Unseen hidden = setting.unseen();
      if (hidden != null && !unseen.contains(hidden)) {
        unseen.add(hidden);
      }
    }
    return unseen;
  }
}
