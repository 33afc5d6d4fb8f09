package io.steplint.lint;

/** A rule that judges roles, policies, templates, files, or several machines together. */
public interface WorkspaceRule extends Rule {

  /** Looks at everything once. */
  void check(Analysis analysis, Sink sink);
}
