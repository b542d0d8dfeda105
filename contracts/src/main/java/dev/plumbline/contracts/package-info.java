/** Events, topics, JSON Schemas, serdes; the catalogues of architecture and recipe names. */
@NullMarked
package dev.plumbline.contracts;

import org.jspecify.annotations.NullMarked;
