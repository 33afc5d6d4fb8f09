/** Rules about what works and is better written otherwise. */
@NullMarked
package io.steplint.rules.style;

import org.jspecify.annotations.NullMarked;
