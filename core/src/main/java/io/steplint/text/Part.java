package io.steplint.text;

/** A run of a {@link Text}: either known characters or something only a deployment decides. */
public sealed interface Part permits Literal, Reference {}
