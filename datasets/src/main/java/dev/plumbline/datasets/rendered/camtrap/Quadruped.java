package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * The build of a four-legged mammal seen from the side, in body lengths.
 *
 * @param height of the shoulder
 * @param depth of the trunk
 * @param leg half-width of the lower leg
 * @param hump how far the shoulder stands above the rump
 * @param neck length
 * @param lift usual angle of the neck above the horizontal, in turns
 * @param head length
 * @param skull half-depth of the head at the eyes
 * @param muzzle half-depth at the nose
 * @param ear length
 * @param tail length
 * @param brush half-width of the tail
 * @param horns what stands on the head
 */
record Quadruped(
        float height,
        float depth,
        float leg,
        float hump,
        float neck,
        float lift,
        float head,
        float skull,
        float muzzle,
        float ear,
        float tail,
        float brush,
        Horns horns) {

    enum Horns {
        NONE,
        BOSS,
        LYRE,
        ANTLERS,
        TUSKS
    }

    /** The coats of one animal's parts. */
    record Dress(Coat trunk, Coat haunch, Coat legs, Coat head, Coat tail) {
        static Dress all(Coat coat) {
            return new Dress(coat, coat, coat, coat, coat);
        }
    }

    void draw(Figure f, Dress dress, float graze) {
        float phase = f.gait();
        leg(f, -0.3f, phase + 0.5f, dress.legs(), 0.62f);
        leg(f, 0.4f, phase, dress.legs(), 0.62f);
        tail(f, dress.tail());
        trunk(f, dress.trunk());
        neckAndHead(f, dress, Waves.mix(lift, -0.12f, graze));
        leg(f, -0.38f, phase, dress.legs(), 0.95f);
        leg(f, 0.3f, phase + 0.55f, dress.legs(), 0.95f);
        haunch(f, -0.37f, dress.haunch());
        haunch(f, 0.31f, dress.haunch());
    }

    private void trunk(Figure f, Coat coat) {
        float back = -height;
        float tuck = Waves.clamp((0.045f - leg) * 40) * depth;
        Path outline = new Knots()
                .at(-0.5f, back + 0.34f * depth)
                .at(-0.42f, back + 0.06f * depth + hump * 0.3f)
                .at(-0.15f, back + 0.05f * depth)
                .at(0.12f, back + 0.03f * depth - hump * 0.3f)
                .at(0.33f, back - hump * 0.6f)
                .at(0.46f, back + 0.2f * depth)
                .at(0.48f, back + 0.6f * depth)
                .at(0.37f, back + 0.97f * depth)
                .at(0.1f, back + depth - 0.08f * tuck)
                .at(-0.18f, back + 0.96f * depth - 0.32f * tuck)
                .at(-0.36f, back + 0.85f * depth - 0.15f * tuck)
                .at(-0.49f, back + 0.68f * depth)
                .curve();
        f.fill(outline, coat, back - hump, back + 1.1f * depth, 1);
    }

    private void leg(Figure f, float u, float phase, Coat coat, float shade) {
        float swing = 0.17f * Math.min(1, height) * Waves.sin(phase);
        float lifted = 0.08f * height * Math.max(0, Waves.cos(phase));
        float hip = -height + 0.6f * depth;
        float bend = u < 0 ? -0.06f : 0.02f;
        float knee = hip * 0.45f;
        Path limb = new Knots()
                .at(u, hip, Math.min(0.11f, leg * 3))
                .at(u + swing * 0.25f - bend * 0.6f, hip * 0.72f, leg * 2)
                .at(u + swing * 0.55f + bend, knee - lifted * 0.5f, leg * 1.2f)
                .at(u + swing * 0.85f + bend * 0.4f, -0.1f - lifted, leg * 0.85f)
                .at(u + swing, -lifted, leg)
                .stroke();
        f.fill(limb, coat, hip, 0.05f, shade);
        float foot = leg * 1.25f;
        f.fill(
                Path.box(u + swing - foot, -0.05f * height - lifted, u + swing + foot * 1.3f, -lifted),
                Colour.hex(0x2b2420),
                shade);
    }

    private void haunch(Figure f, float u, Coat coat) {
        float hip = -height + 0.54f * depth;
        Path muscle = Path.ellipse(u, hip, 0.12f, 0.4f * depth);
        f.fill(muscle, coat, hip - 0.54f * depth, hip + 0.56f * depth, 1);
    }

    private void tail(Figure f, Coat coat) {
        if (tail == 0) {
            return;
        }
        float v = -height + 0.16f * depth + hump * 0.3f;
        float wag = f.shot().sway(0.06f);
        float drop = brush > 0.04f || tail > 0.5f ? 0.5f : 0.85f;
        Path line = new Knots()
                .at(-0.44f, v, Math.max(0.02f, brush * 0.6f))
                .at(-0.5f - tail * 0.4f * (1 - drop * 0.5f), v + tail * drop * 0.35f, brush)
                .at(-0.52f - tail * (1 - drop) + wag, v + tail * drop, brush * 0.75f)
                .stroke();
        f.fill(line, coat, v, v + tail, 0.85f);
    }

    private void neckAndHead(Figure f, Dress dress, float angle) {
        float baseU = 0.36f;
        float baseV = -height + 0.34f * depth - hump * 0.3f;
        float u = baseU + neck * Waves.cos(angle);
        float v = baseV - neck * Waves.sin(angle);
        float nod = Waves.clamp((angle + 0.12f) / 0.26f);
        float pitch = Waves.mix(-0.19f, -0.07f, nod) + f.shot().sway(0.02f);
        float c = Waves.cos(pitch);
        float s = -Waves.sin(pitch);
        horns(f, u, v, c, s, 0.7f);
        f.fill(ear(u, v, c, s, -0.02f), dress.head(), v - ear, v + ear, 0.6f);
        Path throat = new Knots()
                .at(baseU - 0.06f, baseV, depth * 0.44f)
                .at((baseU + u) / 2, (baseV + v) / 2, (depth * 0.38f + skull) * 0.62f)
                .at(u, v, skull * 0.95f)
                .stroke();
        f.fill(throat, dress.trunk(), Math.min(v, baseV) - skull, Math.max(v, baseV) + depth * 0.5f, 0.98f);
        Path face = new Knots()
                .at(u - c * head * 0.22f, v - s * head * 0.22f, skull * 0.7f)
                .at(u + c * head * 0.08f, v + s * head * 0.08f, skull)
                .at(u + c * head * 0.5f, v + s * head * 0.5f, (skull + muzzle) * 0.52f)
                .at(u + c * head, v + s * head, muzzle * 0.85f)
                .stroke();
        f.fill(face, dress.head(), v - skull, v + s * head + skull, 1.02f);
        f.fill(
                Path.ellipse(u + c * head * 0.97f, v + s * head * 0.97f, muzzle * 0.5f, muzzle * 0.75f),
                Colour.hex(0x231d1b),
                0.9f);
        f.fill(ear(u, v, c, s, -0.09f), dress.head(), v - ear * 1.5f, v + ear, 0.9f);
        horns(f, u, v, c, s, 1);
        float eye = Math.min(0.021f, Math.max(0.016f, skull * 0.2f));
        f.eye(u + c * head * 0.24f - s * -skull * 0.35f, v + s * head * 0.24f - c * skull * 0.35f, eye);
    }

    private Path ear(float u, float v, float c, float s, float back) {
        float eu = u + c * back - s * -skull * 0.6f;
        float ev = v + s * back - c * skull * 0.6f;
        float w = ear * 0.38f;
        return new Knots()
                .at(eu + w, ev)
                .at(eu - ear * 0.1f + w * 0.4f, ev - ear * 0.7f)
                .at(eu - ear * 0.25f, ev - ear)
                .at(eu - w * 0.9f, ev - ear * 0.35f)
                .at(eu - w * 0.7f, ev + w * 0.5f)
                .curve();
    }

    private void horns(Figure f, float u, float v, float c, float s, float shade) {
        Colour horn = Colour.hex(0x4a4036);
        float top = v - skull * 0.8f;
        float off = shade < 1 ? 0.05f : 0;
        switch (horns) {
            case NONE -> {}
            case BOSS ->
                f.fill(
                        new Knots()
                                .at(u - 0.02f, top + 0.03f, 0.05f)
                                .at(u + 0.1f + off, top + 0.06f, 0.045f)
                                .at(u + 0.17f + off, top - 0.06f, 0.03f)
                                .at(u + 0.1f + off, top - 0.16f, 0.01f)
                                .stroke(),
                        horn,
                        shade * 1.15f);
            case LYRE ->
                f.fill(
                        new Knots()
                                .at(u + off, top + 0.02f, 0.024f)
                                .at(u - 0.07f + off, top - 0.12f, 0.02f)
                                .at(u - 0.02f + off, top - 0.24f, 0.015f)
                                .at(u - 0.05f + off, top - 0.32f, 0.006f)
                                .stroke(),
                        horn,
                        shade);
            case ANTLERS -> {
                Path antler = new Path()
                        .addStroke(
                                u + off,
                                top + 0.02f,
                                0.018f,
                                u - 0.09f + off,
                                top - 0.14f,
                                0.016f,
                                u - 0.02f + off,
                                top - 0.34f,
                                0.008f)
                        .addStroke(u - 0.03f + off, top - 0.06f, 0.012f, u + 0.08f + off, top - 0.14f, 0.007f)
                        .addStroke(u - 0.08f + off, top - 0.2f, 0.012f, u - 0.17f + off, top - 0.28f, 0.007f);
                f.fill(antler, Colour.hex(0x8a7355), shade);
            }
            case TUSKS -> {
                if (shade == 1) {
                    float tu = u + c * head * 0.75f;
                    float tv = v + s * head * 0.75f;
                    f.fill(
                            new Knots()
                                    .at(tu - 0.02f, tv + muzzle * 0.6f, 0.016f)
                                    .at(tu + 0.05f, tv + muzzle * 0.3f, 0.014f)
                                    .at(tu + 0.045f, tv - 0.09f, 0.005f)
                                    .stroke(),
                            Colour.hex(0xe8e0cc),
                            1);
                }
            }
        }
    }
}
