package io.steplint.testing;

import io.steplint.source.Document;
import io.steplint.source.FileSource;
import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.workspace.Setting;
import io.steplint.workspace.StateMachine;

/** Machines made of a text, for tests. */
public final class Machines {

  private Machines() {}

  /** The machine of a file that holds a raw definition; named after the file's stem. */
  public static StateMachine raw(String file, String text) {
    return builder(file, text).build();
  }

  /** As {@link #raw}, to be completed. */
  public static StateMachine.Builder builder(String file, String text) {
    Document document = Document.read(new FileSource(file, text));
    Node root = document.root();
    String name = file.substring(0, file.indexOf('.'));
    return StateMachine.builder(file, name, new Location(file, 1, 1, 1, 1))
        .definition(
            root == null || root.asObject() == null
                ? Setting.none()
                : Setting.known(root.asObject()),
            file,
            document.problems());
  }
}
