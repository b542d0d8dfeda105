/** The names a request may use, and the complete values behind them. */
@NullMarked
package dev.plumbline.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
