/**
 * The list of all rules. A rule's class, its page and its examples live in a package per category.
 */
@NullMarked
package io.steplint.rules;

import org.jspecify.annotations.NullMarked;
