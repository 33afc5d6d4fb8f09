/**
 * JSON Schema, run by networknt's validator over trees with places. The only package that touches
 * that library, which is loaded when the first schema is used. Knows nothing of the States
 * Language.
 */
@NullMarked
package io.steplint.schema;

import org.jspecify.annotations.NullMarked;
