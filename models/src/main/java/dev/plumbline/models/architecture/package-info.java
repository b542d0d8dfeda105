/** The architectures a stage may name: one class a family, one line a name. Parameter names are torchvision's. */
@NullMarked
package dev.plumbline.models.architecture;

import org.jspecify.annotations.NullMarked;
