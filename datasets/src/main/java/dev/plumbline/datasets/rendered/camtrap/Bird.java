package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * The build of a walking bird, in body lengths.
 *
 * @param leg length
 * @param depth of the body
 * @param neck length
 * @param throat half-width of the neck
 * @param head radius
 * @param bill length
 * @param tail how far the tail hangs below the back
 */
record Bird(float leg, float depth, float neck, float throat, float head, float bill, float tail) {

    /** The colours of one bird's parts. */
    record Plumage(Coat body, Coat wing, Colour neck, Colour face, Colour bill, Colour leg) {}

    void draw(Figure f, Plumage plumage, float peck) {
        leg(f, 0.02f, f.gait(), plumage.leg(), 0.7f);
        leg(f, 0.06f, f.gait() + 0.5f, plumage.leg(), 1);
        float mid = -leg - depth * 0.45f;
        float top = mid - depth * 0.5f;
        Path body = new Knots()
                .at(-0.5f, mid + tail)
                .at(-0.38f, mid - depth * 0.22f)
                .at(-0.08f, top)
                .at(0.25f, mid - depth * 0.42f)
                .at(0.42f, mid - depth * 0.1f)
                .at(0.3f, mid + depth * 0.34f)
                .at(0.02f, mid + depth * 0.5f)
                .at(-0.28f, mid + depth * 0.34f)
                .curve();
        f.fill(body, plumage.body(), top, mid + depth * 0.6f, 1);
        Path wing = new Knots()
                .at(-0.46f, mid + tail * 0.8f)
                .at(-0.2f, mid - depth * 0.3f)
                .at(0.16f, mid - depth * 0.28f)
                .at(0.24f, mid)
                .at(0.02f, mid + depth * 0.26f)
                .curve();
        f.fill(wing, plumage.wing(), top, mid + depth * 0.4f, 0.95f);
        head(f, plumage, mid - depth * 0.25f, peck);
    }

    private void head(Figure f, Plumage plumage, float base, float peck) {
        float angle = Waves.mix(0.2f, -0.14f, peck);
        float u = 0.33f + neck * Waves.cos(angle);
        float v = base - neck * Waves.sin(angle);
        float bow = neck * 0.22f;
        f.fill(
                new Knots()
                        .at(0.27f, base + 0.03f, throat * 2.2f)
                        .at(0.33f + neck * 0.35f + bow, (base * 1.2f + v * 0.8f) / 2, throat)
                        .at(u, v, throat)
                        .stroke(),
                plumage.neck(),
                1);
        float droop = 0.06f + peck * 0.25f;
        float tipU = u + head + bill * Waves.cos(droop);
        float tipV = v + bill * Waves.sin(droop);
        f.fill(Path.polygon(u, v - head * 0.6f, tipU, tipV, u, v + head * 0.7f), plumage.bill(), 1);
        f.fill(Path.ellipse(u, v, head * 1.15f, head), plumage.face(), 1);
        f.eye(u + head * 0.3f, v - head * 0.2f, Math.max(0.018f, head * 0.26f));
    }

    private void leg(Figure f, float u, float phase, Colour colour, float shade) {
        float swing = 0.16f * Math.max(0.4f, leg) * Waves.sin(phase);
        float w = 0.022f;
        f.fill(
                new Knots()
                        .at(u, -leg - depth * 0.1f, w * 1.8f)
                        .at(u + swing * 0.3f - 0.02f, -leg * 0.5f, w)
                        .at(u + swing, -0.01f, w)
                        .stroke(),
                colour,
                shade);
        f.fill(Path.polygon(u + swing - 0.04f, 0, u + swing, -0.04f, u + swing + 0.11f, 0), colour, shade);
    }
}
