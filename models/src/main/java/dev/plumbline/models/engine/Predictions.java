package dev.plumbline.models.engine;

/**
 * What a network says of images, in their order.
 *
 * @param labels the most probable class
 * @param scores its probability
 */
@SuppressWarnings("ArrayRecordComponent")
public record Predictions(int[] labels, float[] scores) {}
