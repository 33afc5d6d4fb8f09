/** What the AWS CLI prints: {@code describe-state-machine} and the descriptions of roles. */
@NullMarked
package io.steplint.template.export;

import org.jspecify.annotations.NullMarked;
