package io.steplint.report.model;

import io.steplint.lint.Analysis;
import io.steplint.report.Style;
import io.steplint.source.ProjectRoot;
import java.io.IOException;
import java.io.Writer;

/** A format in which a command prints what is worked out about the machines of a workspace. */
public interface ModelFormat {

  /** The word on the command line. */
  String id();

  /**
   * Writes what there is to say; the same analysis gives the same characters.
   *
   * @param root what names of files are relative to; text for people says them as from here
   * @param style colours, for formats that have any
   */
  void write(Analysis analysis, ProjectRoot root, Style style, Writer out) throws IOException;
}
