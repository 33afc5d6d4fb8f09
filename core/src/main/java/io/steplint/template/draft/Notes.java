package io.steplint.template.draft;

import io.steplint.workspace.Fact;
import io.steplint.workspace.MissingResource;
import io.steplint.workspace.Unseen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader noticed. Immutable.
 *
 * @param remarks what {@code --verbose} tells
 * @param facts what a person should know
 * @param unseen what was not read
 * @param missing what names nothing in its template, by the identity of the reference
 * @param used files that were read as a part of something else, and are nothing by themselves
 * @param inputs further files that were read as input
 */
public record Notes(
    List<String> remarks,
    List<Fact> facts,
    List<Unseen> unseen,
    Map<String, MissingResource> missing,
    Set<Path> used,
    Set<String> inputs) {

  public Notes {
    remarks = List.copyOf(remarks);
    facts = List.copyOf(facts);
    unseen = List.copyOf(unseen);
    used = Set.copyOf(used);
    inputs = Set.copyOf(inputs);
  }
}
