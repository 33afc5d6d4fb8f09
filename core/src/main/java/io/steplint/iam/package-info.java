/**
 * IAM policies, the language of ARNs, inclusion of such languages with a shortest witness, and one
 * procedure that decides what a set of policies allows. Knows nothing of state machines.
 */
@NullMarked
package io.steplint.iam;

import org.jspecify.annotations.NullMarked;
