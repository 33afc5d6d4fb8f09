/** Rules about what the execution role lacks, gives too much of, or gives to no effect. */
@NullMarked
package io.steplint.rules.access;

import org.jspecify.annotations.NullMarked;
