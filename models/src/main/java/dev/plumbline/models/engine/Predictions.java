package dev.plumbline.models.engine;

/**
 * What a network says of images, in their order: of each the most probable classes, the first the most probable.
 *
 * @param top classes of each image
 * @param classes row by row, {@code top} a row
 * @param scores their probabilities
 */
@SuppressWarnings("ArrayRecordComponent")
public record Predictions(int top, int[] classes, float[] scores) {
    /** Classes that are kept of each image, if there are as many. */
    public static final int MOST = 5;

    public int images() {
        return classes.length / top;
    }

    /** Images whose most probable class has no finite probability: weights that are no numbers answer so. */
    public int unanswered() {
        int unanswered = 0;
        for (int at = 0; at < scores.length; at += top) {
            unanswered += Float.isFinite(scores[at]) ? 0 : 1;
        }
        return unanswered;
    }

    /** The most probable class. */
    public int label(int image) {
        return classes[image * top];
    }

    /** The most probable class of each image. */
    public int[] labels() {
        int[] labels = new int[images()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(i);
        }
        return labels;
    }
}
