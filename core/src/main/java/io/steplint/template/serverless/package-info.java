/**
 * The Serverless Framework with its plugin for Step Functions; a service becomes a template of
 * CloudFormation.
 */
@NullMarked
package io.steplint.template.serverless;

import org.jspecify.annotations.NullMarked;
