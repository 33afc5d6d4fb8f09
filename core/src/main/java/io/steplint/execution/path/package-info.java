/**
 * Reads values by JSONPath with the answers of json-path 2.0.0 of 2015, the engine that no
 * recording of AWS contradicts.
 */
@NullMarked
package io.steplint.execution.path;

import org.jspecify.annotations.NullMarked;
