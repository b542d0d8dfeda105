package dev.plumbline.models;

/** A weights file that is not of the stage's network: the message lists what is missing, of another shape, or too much. */
public final class UnfitWeights extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitWeights(String message) {
        super(message);
    }
}
