package io.steplint.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds one kind of mistake. A rule is a {@link MachineRule} or a {@link WorkspaceRule}; it has no
 * state, and it reads facts instead of computing what another rule might need as well.
 *
 * <p>Its page is the Markdown resource beside its class that is named after its id.
 */
public interface Rule {

  /** What is said of this rule without running it. */
  RuleInfo info();

  /** The rule's page, in Markdown. */
  default String page() {
    String name = info().id() + ".md";
    try (InputStream page = getClass().getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException("Rule without a page: " + name);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
