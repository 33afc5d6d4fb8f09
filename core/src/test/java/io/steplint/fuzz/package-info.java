/**
 * Fuzz targets. In a build each runs on the inputs of its folder of resources; {@code JAZZER_FUZZ=1
 * mvn test -Djazzer.hooks=true -Dtest=ReadersFuzzTest#json} searches for new ones.
 */
@NullMarked
package io.steplint.fuzz;

import org.jspecify.annotations.NullMarked;
