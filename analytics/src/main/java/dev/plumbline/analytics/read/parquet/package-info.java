/** Tables as Apache Parquet files: flat, without compression. */
@NullMarked
package dev.plumbline.analytics.read.parquet;

import org.jspecify.annotations.NullMarked;
