/**
 * What the rooms of the single forms share: values made from what was read, roles while they are
 * collected, placeholders, what the user says of the deployment, what readers notice.
 */
@NullMarked
package io.steplint.template.draft;

import org.jspecify.annotations.NullMarked;
