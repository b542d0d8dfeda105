package dev.plumbline.datasets.loading;

import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.catalogue.View.Fit;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.image.Scale;
import dev.plumbline.datasets.image.SquareResize;

/** How an image becomes a square of pixels: a {@link View} without what makes numbers of them. */
record Form(Fit fit, int resize, int size) {
    static Form of(View view) {
        return new Form(view.fit(), view.resize(), view.size());
    }

    /** The middle of an image whose shorter side is {@code size}. */
    static Form centre(int size) {
        return new Form(Fit.CENTRE, size, size);
    }

    /** Whether sources and packs give it by themselves. */
    boolean plain() {
        return equals(centre(size));
    }

    /** @param rgb receives the square: rows from the top, pixels from the left, R G B */
    void cut(Pixels whole, byte[] rgb) {
        Scale scale = fit == Fit.SQUASH ? Scale.square(size) : Scale.shorterSide(whole, resize);
        SquareResize.resize(whole, scale, scale.middle(size), rgb, 0);
    }
}
