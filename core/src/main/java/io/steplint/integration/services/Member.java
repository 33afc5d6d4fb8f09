package io.steplint.integration.services;

/**
 * A parameter, or a field of a result.
 *
 * @param name as Step Functions writes it, in PascalCase
 * @param required whether the model says that it must be there
 * @param shape what its value is
 */
public record Member(String name, boolean required, Shape shape) {}
