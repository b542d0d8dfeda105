package dev.plumbline.datasets.source;

import java.util.Optional;

/** A source whose makers held images out of what is trained on, such as ImageNet's {@code val}. Variants do not draw from these. */
public interface HeldOut extends Source {
    /**
     * All classes of {@link #listing()}, some perhaps without an image.
     *
     * @throws dev.plumbline.contracts.InvalidField when an image has no class, or one that is not trained on
     */
    Listing heldOut();

    @Override
    default Optional<Listing> validation() {
        return Optional.of(heldOut());
    }
}
