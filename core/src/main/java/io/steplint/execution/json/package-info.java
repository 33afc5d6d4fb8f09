/** JSON values as an execution hands them on, on plain Java. */
@NullMarked
package io.steplint.execution.json;

import org.jspecify.annotations.NullMarked;
