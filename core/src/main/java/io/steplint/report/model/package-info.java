/**
 * What Steplint knows of a project, for people and programs: graphs, types, access, policies. Knows
 * nothing of rules.
 */
@NullMarked
package io.steplint.report.model;

import org.jspecify.annotations.NullMarked;
