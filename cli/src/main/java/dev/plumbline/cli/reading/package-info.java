/** What topics say when they have been read to their end. */
@NullMarked
package dev.plumbline.cli.reading;

import org.jspecify.annotations.NullMarked;
