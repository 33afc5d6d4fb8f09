/** Definitions, example inputs and policy documents that stand in files of their own. */
@NullMarked
package io.steplint.template.raw;

import org.jspecify.annotations.NullMarked;
