package io.steplint.cli;

import io.steplint.integration.services.SdkServices;
import io.steplint.integration.services.Service;
import io.steplint.integration.services.ServiceTable;
import io.steplint.rules.gate.Version;
import io.steplint.table.Tables;
import java.io.PrintStream;

/** What {@code --version} prints. */
final class VersionText {

  private VersionText() {}

  /**
   * Prints the version.
   *
   * @param verbose whether to tell what each table of knowledge is made from, too
   */
  static void print(PrintStream out, boolean verbose) {
    out.println("steplint " + Version.text());
    if (!verbose) {
      return;
    }
    for (String name : Tables.names()) {
      out.println(name + ": " + Tables.origin(name));
    }
    for (String name : SdkServices.names()) {
      Service service = ServiceTable.service(name);
      if (service != null) {
        out.println("integration/services/" + name + ".txt: " + service.origin());
      }
    }
  }
}
