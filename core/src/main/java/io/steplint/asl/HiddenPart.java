package io.steplint.asl;

import io.steplint.source.Node;
import io.steplint.source.Pointer;

/**
 * A part of a definition that could not be read, so that nobody knows what it does: states or
 * branches that only a deployment decides, a resource of a Task that is none.
 *
 * @param reason why, as a sentence without a full stop
 * @param pointer the part
 * @param node what stands there
 */
public record HiddenPart(String reason, Pointer pointer, Node node) {}
