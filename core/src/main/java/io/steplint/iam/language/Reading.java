package io.steplint.iam.language;

/**
 * How a wildcard is read where the documentation of IAM leaves room: a {@code *} that ends one of
 * the first five segments of an ARN and stands before more of it.
 */
enum Reading {
  /** It stays inside its segment. */
  NARROW,
  /** It goes beyond colons. */
  WIDE
}
