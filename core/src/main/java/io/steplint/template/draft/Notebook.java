package io.steplint.template.draft;

import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Reference;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MissingResource;
import io.steplint.workspace.Workspace;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what readers notice, each thing once. */
public final class Notebook {

  /** More of one kind than this helps nobody. */
  private static final int MAX_NOTES = 10_000;

  private final Workspace.Builder workspace;
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<Fact> facts = new HashSet<>();

  public Notebook(Workspace.Builder workspace) {
    this.workspace = workspace;
  }

  /** Something for {@code --verbose}. */
  public void note(String note) {
    if (notes.size() < MAX_NOTES && notes.add(note)) {
      workspace.note(note);
    }
  }

  public void fact(
      Fact.Kind kind,
      String message,
      @Nullable String help,
      Location location,
      @Nullable String machine,
      @Nullable String resource) {
    Fact fact = new Fact(kind, message, help, location, machine, resource);
    if (facts.size() < MAX_NOTES && facts.add(fact)) {
      workspace.add(fact);
    }
  }

  /** A part of a template that cannot be evaluated. */
  public void invalid(Node place, String message, @Nullable String resource) {
    fact(Fact.Kind.INVALID_TEMPLATE, message, null, place.location(), null, resource);
  }

  /**
   * A file that a template reads and that is not there, or that lies outside the project.
   *
   * @param file the file, or null where the path is none
   * @param kind what it is for, for example {@code definition file}
   * @param path the path as it is written
   */
  public void missingFile(
      ProjectFiles files,
      @Nullable Path file,
      String kind,
      String path,
      Location location,
      @Nullable String machine,
      @Nullable String resource) {
    boolean outside = file != null && files.exists(file) && !files.isInside(file);
    String nearest = file == null || outside ? null : files.nearest(file);
    fact(
        Fact.Kind.UNRESOLVED_DEFINITION,
        outside
            ? "The " + kind + " " + path + " lies outside the project and is not read"
            : "There is no " + kind + " " + path,
        nearest == null ? null : "perhaps " + nearest + " is meant",
        location,
        machine,
        resource);
  }

  public void missing(Reference reference, MissingResource resource) {
    workspace.missing(reference, resource);
  }
}
