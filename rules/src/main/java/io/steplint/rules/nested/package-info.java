/** Rules about workflows that start workflows. */
@NullMarked
package io.steplint.rules.nested;

import org.jspecify.annotations.NullMarked;
