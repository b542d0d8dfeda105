package dev.plumbline.models.engine;

/**
 * A batch's forward and backward pass.
 *
 * @param loss mean over the batch
 * @param correct images whose most probable class is their label
 * @param gradientNorm Euclidean, over all parameters, before clipping
 */
public record StepResult(float loss, int correct, float gradientNorm) {
    public boolean finite() {
        return Float.isFinite(loss) && Float.isFinite(gradientNorm);
    }
}
