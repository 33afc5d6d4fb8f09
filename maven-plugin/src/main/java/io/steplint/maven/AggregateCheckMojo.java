package io.steplint.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Finds problems in all modules at once, from the folder of the root: for builds whose machines and
 * roles are in different modules.
 */
@Mojo(
    name = "aggregate-check",
    defaultPhase = LifecyclePhase.VERIFY,
    aggregator = true,
    inheritByDefault = false,
    threadSafe = true)
public final class AggregateCheckMojo extends AbstractCheckMojo {}
