/**
 * Tables of knowledge that lie as data beside the code: their rows, and what they were made from.
 * {@code core/src/tables} renews them.
 */
@NullMarked
package io.steplint.table;

import org.jspecify.annotations.NullMarked;
