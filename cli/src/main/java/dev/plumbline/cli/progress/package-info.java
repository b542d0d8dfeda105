/** How far the runs of some studies are, for somebody who watches. */
@NullMarked
package dev.plumbline.cli.progress;

import org.jspecify.annotations.NullMarked;
