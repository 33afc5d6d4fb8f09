/**
 * The operations of AWS services as their published models describe them: parameters, results and
 * errors, for Tasks that call {@code arn:aws:states:::aws-sdk:service:operation}. The table ages
 * while services grow: what it does not hold may exist all the same.
 */
@NullMarked
package io.steplint.integration.services;

import org.jspecify.annotations.NullMarked;
