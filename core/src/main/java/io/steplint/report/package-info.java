/**
 * Reports: what all formats share. Findings are written by {@code report.findings}, the model
 * itself by {@code report.model}. Knows nothing of rules.
 */
@NullMarked
package io.steplint.report;

import org.jspecify.annotations.NullMarked;
