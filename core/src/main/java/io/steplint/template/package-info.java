/**
 * One reader for each kind of input, all of which build a workspace: definitions, CloudFormation
 * and SAM templates, CDK output, Serverless, Terraform, exports of the AWS CLI. Knows nothing of
 * types, permissions and rules.
 */
@NullMarked
package io.steplint.template;

import org.jspecify.annotations.NullMarked;
