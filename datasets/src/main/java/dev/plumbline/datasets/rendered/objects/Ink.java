package dev.plumbline.datasets.rendered.objects;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Paint;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * The surface of one part: a pattern in two colours and the form that the light falls on.
 *
 * @param light where the light comes from in the part's coordinates
 */
record Ink(Colour first, Colour second, Pattern pattern, Form form, Light light) implements Paint {

    Ink with(Pattern other, Colour colour) {
        return new Ink(first, colour, other, form, light);
    }

    /** Bulges like an ellipsoid with the given centre and half-axes. */
    Ink round(float cu, float cv, float ru, float rv) {
        return new Ink(first, second, pattern, new Form(cu, cv, 1 / ru, 1 / rv), light);
    }

    /** Bulges like an upright column from u = {@code left} to {@code right}. */
    Ink column(float left, float right) {
        return new Ink(first, second, pattern, new Form((left + right) / 2, 0, 2 / (right - left), 0), light);
    }

    @Override
    public void at(float u, float v, float[] rgba) {
        float share = pattern.at(u, v);
        float shade = light.on(form, u, v);
        float gloss = Math.max(0, shade - 1.12f) * light.gloss();
        rgba[0] = Waves.mix(first.red(), second.red(), share) * shade + gloss;
        rgba[1] = Waves.mix(first.green(), second.green(), share) * shade + gloss;
        rgba[2] = Waves.mix(first.blue(), second.blue(), share) * shade + gloss;
    }

    /** The ellipsoid that a part's surface follows; inverse half-axes of 0 are flat. */
    record Form(float cu, float cv, float perU, float perV) {
        static final Form FLAT = new Form(0, 0, 0, 0);
    }

    /** One light: its direction (unit length, z towards the viewer) and the share that comes from everywhere. */
    record Light(float u, float v, float z, float ambient, float gloss) {
        float on(Form form, float u0, float v0) {
            float nu = (u0 - form.cu) * form.perU;
            float nv = (v0 - form.cv) * form.perV;
            float nz = (float) Math.sqrt(Math.max(0, 1 - nu * nu - nv * nv));
            float facing = u * nu + v * nv + z * nz;
            float tilt = form.perU == 0 ? 0.16f * (u * u0 + v * v0) : 0;
            return ambient + (1.25f - ambient) * Math.max(0, facing) + tilt;
        }
    }
}
