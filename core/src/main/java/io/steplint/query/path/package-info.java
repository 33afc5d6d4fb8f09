/**
 * Paths: JSONPath as Step Functions reads it (Jayway's dialect, with the context object and
 * variables as heads). Knows nothing of the fields that hold them.
 */
@NullMarked
package io.steplint.query.path;

import org.jspecify.annotations.NullMarked;
