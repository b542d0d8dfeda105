package dev.plumbline.datasets.overlap;

/**
 * An image of one pool and one of another that show the same.
 *
 * @param distance bits in which their perceptual hashes differ
 * @param likeness up to 1, see {@link Kind}
 */
public record Match(String a, String b, Kind kind, int distance, double likeness) {
    /** How far the same. */
    public enum Kind {
        /** The same pixels where the images' middle squares are read at 64 x 64. */
        EXACT,
        /** The same picture to the eye: resized, compressed again, brightened, or with a little cut off. */
        NEAR
    }
}
