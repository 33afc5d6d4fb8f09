package io.steplint.rules.style;

import io.steplint.lint.SuppressionAudit;

/** Gives the engine's audit of suppressions its page. */
public final class UnusedSuppression extends SuppressionAudit {}
