/**
 * HCL as a tree with places: blocks, arguments, expressions. Knows nothing of Terraform's meaning
 * of them.
 */
@NullMarked
package io.steplint.template.terraform.hcl;

import org.jspecify.annotations.NullMarked;
