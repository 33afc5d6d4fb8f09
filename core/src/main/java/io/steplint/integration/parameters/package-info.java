/** What Tasks can send to what they call: names, kinds and values, at every depth. */
@NullMarked
package io.steplint.integration.parameters;

import org.jspecify.annotations.NullMarked;
