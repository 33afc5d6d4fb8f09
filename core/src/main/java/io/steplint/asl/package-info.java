/**
 * A definition in the Amazon States Language as typed states, and its transition graph. Knows
 * nothing of templates, roles or rules: a field of the wrong kind is simply absent here, and
 * whoever wants to say so looks at the node.
 */
@NullMarked
package io.steplint.asl;

import org.jspecify.annotations.NullMarked;
