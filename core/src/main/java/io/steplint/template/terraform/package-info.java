/** Terraform: modules as they call each other, and plans in JSON. */
@NullMarked
package io.steplint.template.terraform;

import org.jspecify.annotations.NullMarked;
