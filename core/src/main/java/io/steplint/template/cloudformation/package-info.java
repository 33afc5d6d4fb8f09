/** CloudFormation and SAM templates, those that CDK writes included. */
@NullMarked
package io.steplint.template.cloudformation;

import org.jspecify.annotations.NullMarked;
