package dev.plumbline.datasets.rendered.objects;

import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/** One object on its way to the canvas: drawn in the box from -1 to 1, v downwards, upright things standing on v = 1. */
final class Sketch {
    private final Canvas canvas;
    private final Affine pose;
    private final Ink.Light light;
    private final float hueFreedom;
    final Draws draws;

    Sketch(Canvas canvas, Affine pose, Ink.Light light, float hueFreedom, Draws draws) {
        this.canvas = canvas;
        this.pose = pose;
        this.light = light;
        this.hueFreedom = hueFreedom;
        this.draws = draws;
    }

    void fill(Path path, Ink ink) {
        canvas.fill(path, pose, ink);
    }

    void ellipse(float cu, float cv, float ru, float rv, Colour colour) {
        fill(Path.ellipse(cu, cv, ru, rv), ink(colour).round(cu, cv, ru * 1.15f, rv * 1.15f));
    }

    void box(float left, float top, float right, float bottom, Colour colour) {
        fill(Path.box(left, top, right, bottom), ink(colour));
    }

    void line(float u0, float v0, float u1, float v1, float halfWidth, Colour colour) {
        fill(Path.stroke(u0, v0, halfWidth, u1, v1, halfWidth), ink(colour));
    }

    Ink ink(Colour colour) {
        return new Ink(colour, colour, Pattern.PLAIN, Ink.Form.FLAT, light);
    }

    /** A colour near a hue that is usual for the thing, or of any hue at all, as often as the world's knob says. */
    Colour near(float hue, float saturation, float value) {
        float h = draws.chance(hueFreedom) ? draws.unit() : hue + draws.sway(0.045f);
        return Colour.hsv(h, Waves.clamp(saturation + draws.sway(0.2f)), Waves.clamp(value + draws.sway(0.15f)));
    }

    /** A strong colour of any hue. */
    Colour vivid() {
        return Colour.hsv(draws.unit(), draws.range(0.55f, 0.95f), draws.range(0.6f, 0.95f));
    }

    /** A pale, nearly grey colour. */
    Colour pale() {
        return Colour.hsv(draws.unit(), draws.range(0.02f, 0.2f), draws.range(0.82f, 1f));
    }

    /** A dark, nearly grey colour. */
    Colour dark() {
        return Colour.hsv(draws.unit(), draws.range(0.05f, 0.4f), draws.range(0.08f, 0.25f));
    }
}
