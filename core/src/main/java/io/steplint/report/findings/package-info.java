/** Findings in the formats that people and their tools read. Knows nothing of rules. */
@NullMarked
package io.steplint.report.findings;

import org.jspecify.annotations.NullMarked;
