/** The files of a project: which there are, which of them are read, how their paths are written. */
@NullMarked
package io.steplint.template.files;

import org.jspecify.annotations.NullMarked;
