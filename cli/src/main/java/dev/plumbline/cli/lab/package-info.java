/** The roles of one process, wired together: a single role, or all of them around a broker. */
@NullMarked
package dev.plumbline.cli.lab;

import org.jspecify.annotations.NullMarked;
