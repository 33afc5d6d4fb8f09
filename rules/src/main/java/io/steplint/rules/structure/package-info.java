/** Rules about what the States Language allows: fields, values, transitions, states. */
@NullMarked
package io.steplint.rules.structure;

import org.jspecify.annotations.NullMarked;
