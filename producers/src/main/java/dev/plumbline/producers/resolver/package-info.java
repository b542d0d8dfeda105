/** Turns requests into exact work: names become manifests, recipes and stage ids. The one producer that reads disks. */
@NullMarked
package dev.plumbline.producers.resolver;

import org.jspecify.annotations.NullMarked;
