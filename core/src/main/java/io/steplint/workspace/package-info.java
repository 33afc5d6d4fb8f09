/**
 * The application as Steplint sees it: state machines, roles, policies, and which machine an ARN
 * names. Knows nothing of how they were written down.
 */
@NullMarked
package io.steplint.workspace;

import org.jspecify.annotations.NullMarked;
