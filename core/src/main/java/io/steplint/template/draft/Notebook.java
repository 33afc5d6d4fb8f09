package io.steplint.template.draft;

import io.steplint.source.Location;
import io.steplint.source.Node;
import io.steplint.template.files.ProjectFiles;
import io.steplint.text.Reference;
import io.steplint.workspace.Fact;
import io.steplint.workspace.MissingResource;
import io.steplint.workspace.Unseen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes down what readers notice, each thing once. */
public final class Notebook {

  /** More of one kind than this helps nobody. */
  private static final int MAX_NOTES = 10_000;

  private final Set<String> remarks = new LinkedHashSet<>();
  private final Set<Fact> facts = new LinkedHashSet<>();
  private final Set<Unseen> unseen = new LinkedHashSet<>();
  private final Map<String, MissingResource> missing = new TreeMap<>();
  private final Set<Path> used = new TreeSet<>();
  private final Set<String> inputs = new TreeSet<>();

  /** What was written down so far. */
  public Notes notes() {
    return new Notes(
        new ArrayList<>(remarks),
        new ArrayList<>(facts),
        new ArrayList<>(unseen),
        missing,
        used,
        inputs);
  }

  /** Something for {@code --verbose}. */
  public void note(String remark) {
    if (remarks.size() < MAX_NOTES) {
      remarks.add(remark);
    }
  }

  /** Something that was not read, for everybody to know. */
  public void unseen(Unseen.What what, String reason, Location location) {
    if (unseen.size() < MAX_NOTES) {
      unseen.add(new Unseen(what, reason, location));
    }
  }

  /** Says that a file is read through something else. */
  public void use(Path file) {
    used.add(file.toAbsolutePath().normalize());
  }

  /** Says that a file outside of what the user names was read as input. */
  public void input(String path) {
    inputs.add(path);
  }

  public void fact(
      Fact.Kind kind,
      String message,
      @Nullable String help,
      Location location,
      @Nullable String machine,
      @Nullable String resource) {
    if (facts.size() < MAX_NOTES) {
      facts.add(new Fact(kind, message, help, location, machine, resource));
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
    missing.putIfAbsent(reference.identity(), resource);
  }
}
