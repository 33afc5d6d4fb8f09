/** Rules about quotas of the service. */
@NullMarked
package io.steplint.rules.limits;

import org.jspecify.annotations.NullMarked;
