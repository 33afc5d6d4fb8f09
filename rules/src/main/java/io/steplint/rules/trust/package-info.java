/** Rules about who may use the execution role. */
@NullMarked
package io.steplint.rules.trust;

import org.jspecify.annotations.NullMarked;
