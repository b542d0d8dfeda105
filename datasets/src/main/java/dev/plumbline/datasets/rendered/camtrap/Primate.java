package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * The build of a monkey, on all fours or sitting, in body lengths.
 *
 * @param muzzle how far the face stands out
 * @param tail length
 * @param tuft half-width of the tail's end
 * @param mantle whether long pale hair hangs from the flanks
 */
record Primate(float muzzle, float tail, float tuft, boolean mantle) {
    private static final float BACK = -0.72f;

    /** The colours of one animal's parts. */
    record Fur(Coat body, Colour face, Colour fringe, Colour tailEnd) {}

    void draw(Figure f, Fur fur, boolean sitting) {
        if (sitting) {
            sit(f, fur);
        } else {
            walk(f, fur);
        }
    }

    private void walk(Figure f, Fur fur) {
        limb(f, fur, -0.3f, f.gait() + 0.5f, 0.6f);
        limb(f, fur, 0.4f, f.gait(), 0.6f);
        tail(f, fur, -0.45f, BACK + 0.12f);
        Path trunk = new Knots()
                .at(-0.48f, BACK + 0.2f)
                .at(-0.35f, BACK + 0.04f)
                .at(0, BACK + 0.02f)
                .at(0.3f, BACK - 0.08f)
                .at(0.46f, BACK + 0.1f)
                .at(0.4f, BACK + 0.34f)
                .at(0.05f, BACK + 0.36f)
                .at(-0.3f, BACK + 0.38f)
                .curve();
        f.fill(trunk, fur.body(), BACK - 0.1f, BACK + 0.45f, 1);
        if (mantle) {
            f.fill(
                    new Knots()
                            .at(-0.44f, BACK + 0.14f)
                            .at(0, BACK + 0.26f)
                            .at(0.36f, BACK + 0.12f)
                            .at(0.3f, BACK + 0.42f)
                            .at(-0.05f, BACK + 0.6f)
                            .at(-0.45f, BACK + 0.5f)
                            .curve(),
                    fur.fringe(),
                    1);
        }
        limb(f, fur, -0.38f, f.gait(), 0.95f);
        limb(f, fur, 0.32f, f.gait() + 0.5f, 0.95f);
        head(f, fur, 0.52f, BACK - 0.06f);
    }

    private void sit(Figure f, Fur fur) {
        tail(f, fur, -0.32f, -0.1f);
        Path trunk = Path.curve(
                -0.4f, -0.04f, -0.46f, -0.3f, -0.32f, -0.6f, -0.05f, -0.76f, 0.16f, -0.66f, 0.18f, -0.3f, 0.1f, -0.02f);
        f.fill(trunk, fur.body(), -0.8f, 0.05f, 1);
        if (mantle) {
            f.fill(
                    Path.stroke(-0.16f, -0.7f, 0.05f, -0.38f, -0.42f, 0.09f, -0.36f, -0.12f, 0.1f, -0.2f, 0.0f, 0.03f),
                    fur.fringe(),
                    1);
        }
        f.fill(
                Path.stroke(
                        -0.22f, -0.16f, 0.13f, 0.12f, -0.4f, 0.1f, 0.22f, -0.2f, 0.07f, 0.2f, -0.03f, 0.05f, 0.36f,
                        -0.02f, 0.04f),
                fur.body(),
                -0.5f,
                0.05f,
                0.9f);
        f.fill(
                new Knots()
                        .at(0, -0.58f, 0.09f)
                        .at(0.2f, -0.36f, 0.065f)
                        .at(0.36f, -0.22f - f.shot().range(0, 0.25f), 0.045f)
                        .stroke(),
                fur.body(),
                -0.65f,
                -0.05f,
                1.05f);
        head(f, fur, 0.12f, -0.82f);
    }

    private void limb(Figure f, Fur fur, float u, float phase, float shade) {
        float swing = 0.18f * Waves.sin(phase);
        f.fill(
                new Knots()
                        .at(u, BACK + 0.22f, 0.13f)
                        .at(u + swing * 0.4f - 0.02f, BACK * 0.42f, 0.075f)
                        .at(u + swing, -0.02f, 0.05f)
                        .stroke(),
                fur.body(),
                BACK,
                0.05f,
                shade);
        f.fill(Path.box(u + swing - 0.05f, -0.05f, u + swing + 0.1f, 0), fur.face(), shade);
    }

    private void tail(Figure f, Fur fur, float u, float v) {
        float up = f.individual().range(-0.2f, 0.5f);
        Path line = new Knots()
                .at(u, v, 0.045f)
                .at(u - tail * 0.45f, v - tail * up, 0.035f)
                .at(u - tail * 0.8f, v - tail * up * 0.7f + tail * 0.15f, 0.03f)
                .stroke();
        f.fill(line, fur.body(), v - 0.4f, v + 0.4f, 0.85f);
        f.fill(
                new Knots()
                        .at(u - tail * 0.7f, v - tail * up * 0.8f + tail * 0.08f, tuft * 0.6f)
                        .at(u - tail * 0.85f, v - tail * up * 0.5f + tail * 0.3f, tuft)
                        .at(u - tail * 0.86f, v - tail * up * 0.2f + tail * 0.5f, tuft * 0.6f)
                        .stroke(),
                fur.tailEnd(),
                0.95f);
    }

    private void head(Figure f, Fur fur, float u, float v) {
        f.fill(Path.ellipse(u, v, 0.2f, 0.2f), fur.body(), v - 0.25f, v + 0.3f, 1);
        if (mantle) {
            f.fill(Path.ellipse(u + 0.07f, v + 0.05f, 0.155f, 0.17f), fur.fringe(), 1);
        }
        f.fill(Path.ellipse(u + 0.105f, v + 0.03f, 0.12f, 0.15f), fur.face(), 1);
        f.fill(Path.stroke(u + 0.08f, v + 0.06f, 0.1f, u + 0.12f + muzzle, v + 0.1f, 0.07f), fur.face(), 0.9f);
        f.eye(u + 0.13f, v - 0.03f, 0.028f);
    }
}
