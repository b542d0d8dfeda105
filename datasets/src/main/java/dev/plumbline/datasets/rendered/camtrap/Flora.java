package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Paint;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/** Draws what stands at a site, each thing about 1 high with its foot at (0, 0). */
final class Flora {
    private final Canvas canvas;
    private final Habitat habitat;
    private final Palette palette;
    private final Weather weather;
    private final Colour sky;

    Flora(Canvas canvas, Habitat habitat, Weather weather, Colour sky) {
        this.canvas = canvas;
        this.habitat = habitat;
        this.palette = Palette.of(habitat);
        this.weather = weather;
        this.sky = sky;
    }

    void draw(Site.Feature feature, Affine pose) {
        Draws draws = Draws.of(feature.key());
        Tint tint = new Tint(weather.on(feature.near()), weather.veil(feature.near()), (int) feature.key());
        switch (feature.kind()) {
            case TREE -> tree(pose, draws, tint);
            case CONIFER -> conifer(pose, draws, tint);
            case BUSH -> bush(pose, draws, tint);
            case ROCK -> rock(pose, draws, tint);
            case TUFT -> blades(pose, draws, tint, palette.grass(), 0.55f);
            case REEDS -> blades(pose, draws, tint, palette.foliage().mix(palette.grass(), 0.5f), 0.22f);
            case FERN -> fern(pose, draws, tint);
            case LOG -> log(pose, draws, tint);
            case MOUND -> mound(pose, draws, tint);
        }
    }

    private void tree(Affine pose, Draws draws, Tint tint) {
        float w = draws.range(0.035f, 0.075f);
        float lean = draws.sway(0.1f);
        Path trunk = Path.stroke(0, 0.02f, w * 1.5f, lean * 0.3f, -0.3f, w, lean, -1, w * 0.7f);
        float split = draws.range(-0.55f, -0.4f);
        Path branch = new Knots()
                .at(lean * 0.5f, split, w * 0.5f)
                .at(lean + 0.16f, split - 0.22f, w * 0.35f)
                .at(lean + 0.3f, split - 0.3f, w * 0.2f)
                .stroke();
        Paint bark = paint(palette.bark(), tint, 34, 7, 0.55f, -w, w);
        canvas.fill(branch, pose, bark);
        canvas.fill(trunk, pose, bark);
        boolean flat = habitat == Habitat.SAVANNA;
        float rise = flat ? 0.07f : 0.2f;
        for (int i = 0; i < 4; i++) {
            float u = lean + (i - 1.5f) * (flat ? 0.2f : 0.13f) + draws.sway(0.05f);
            float v = -0.86f - draws.range(0, 0.12f) - (flat ? 0 : 0.05f);
            clump(pose, u, v, flat ? 0.22f : 0.2f, rise, tint, palette.foliage().times(draws.range(0.75f, 1.1f)));
        }
    }

    private void clump(Affine pose, float u, float v, float ru, float rv, Tint tint, Colour colour) {
        Path shape = new Path().addPolar(0, 0, 18, t -> 0.8f + 0.35f * ValueNoise.at(t * 9, v * 7, tint.salt));
        canvas.fill(shape, pose.move(u, v).scale(ru, rv), paint(colour, tint, 4, 4, 0.5f, -1, 1));
    }

    private void conifer(Affine pose, Draws draws, Tint tint) {
        canvas.fill(
                Path.box(-0.03f, -0.25f, 0.03f, 0.02f), pose, paint(palette.bark(), tint, 30, 8, 0.4f, -0.03f, 0.03f));
        int tiers = 5;
        for (int i = 0; i < tiers; i++) {
            float top = -0.38f - 0.14f * i;
            float half = 0.24f - 0.042f * i;
            Path tier = new Knots()
                    .at(-half, top + 0.24f)
                    .at(-half * 0.3f, top)
                    .at(0, top - 0.06f)
                    .at(half * 0.3f, top)
                    .at(half, top + 0.24f)
                    .at(half * 0.35f, top + 0.2f)
                    .at(0, top + 0.25f)
                    .at(-half * 0.4f, top + 0.2f)
                    .polygon();
            Colour needle = palette.foliage().times(draws.range(0.8f, 1.1f) + 0.06f * i);
            canvas.fill(tier, pose, paint(needle, tint, 14, 18, 0.5f, -half, half));
        }
    }

    private void bush(Affine pose, Draws draws, Tint tint) {
        int n = 3 + draws.below(3);
        for (int i = 0; i < n; i++) {
            float u = (i - (n - 1) / 2f) * 0.36f + draws.sway(0.1f);
            float r = draws.range(0.3f, 0.48f);
            clump(pose, u, -r * 0.8f, r, r, tint, palette.foliage().times(draws.range(0.75f, 1.15f)));
        }
    }

    private void rock(Affine pose, Draws draws, Tint tint) {
        int n = 9;
        float[] rim = new float[n * 2];
        for (int i = 0; i < n; i++) {
            float t = 0.5f + 0.5f * i / (n - 1);
            float r = draws.range(0.75f, 1.05f);
            rim[2 * i] = 0.85f * r * Waves.cos(t);
            rim[2 * i + 1] = 0.04f + 0.75f * r * Waves.sin(t);
        }
        Colour stone = palette.soil().mix(Colour.grey(draws.range(0.4f, 0.65f)), 0.65f);
        canvas.fill(Path.polygon(rim), pose, paint(stone, tint, 3.5f, 5, 0.5f, -0.9f, 0.9f));
        canvas.fill(
                Path.polygon(rim[8], rim[9] + 0.06f, rim[12], rim[13] + 0.05f, rim[14], rim[15], rim[10], -0.1f),
                pose,
                shade(stone, tint, 0.6f));
    }

    private void blades(Affine pose, Draws draws, Tint tint, Colour colour, float spread) {
        int n = 9;
        Path dark = new Path();
        Path pale = new Path();
        for (int i = 0; i < n; i++) {
            float foot = draws.sway(0.25f);
            float tip = foot + draws.sway(spread) + weather.wind() * 0.5f;
            float top = -draws.range(0.6f, 1.05f);
            float w = draws.range(0.025f, 0.05f);
            ((i & 1) == 0 ? dark : pale)
                    .add(
                            foot - w,
                            0.05f,
                            (foot * 1.3f + tip * 0.7f) / 2 - w * 0.8f,
                            top * 0.55f,
                            tip,
                            top,
                            (foot * 1.3f + tip * 0.7f) / 2 + w * 0.8f,
                            top * 0.55f,
                            foot + w,
                            0.05f);
        }
        canvas.fill(dark, pose, shade(colour, tint, 0.7f));
        canvas.fill(pale, pose, shade(colour, tint, 1.05f));
    }

    private void fern(Affine pose, Draws draws, Tint tint) {
        int n = 6;
        for (int i = 0; i < n; i++) {
            float side = (i - (n - 1) / 2f) / n * 2;
            float reach = side * draws.range(0.6f, 1) + weather.wind() * 0.1f;
            float high = draws.range(0.55f, 0.95f) * (1 - 0.45f * side * side);
            Path frond = new Knots()
                    .at(0, 0.03f, 0.03f)
                    .at(reach * 0.45f, -high * 0.85f, 0.11f)
                    .at(reach * 0.85f, -high, 0.08f)
                    .at(reach * 1.15f, -high * 0.75f, 0.01f)
                    .stroke();
            canvas.fill(
                    frond,
                    pose,
                    paint(palette.foliage().times(draws.range(0.75f, 1.25f)), tint, 13, 13, 0.6f, -1.3f, 1.3f));
        }
    }

    private void log(Affine pose, Draws draws, Tint tint) {
        float slope = draws.sway(0.12f);
        float w = draws.range(0.1f, 0.15f);
        canvas.fill(
                Path.stroke(-0.7f, -w + slope, w, 0, -w, w, 0.7f, -w - slope, w * 0.85f),
                pose,
                paint(palette.bark(), tint, 5, 22, 0.6f, -9, 9));
        canvas.fill(
                Path.ellipse(-0.7f, -w + slope, w * 0.45f, w * 0.95f),
                pose,
                shade(palette.bark().mix(Colour.hex(0xc8ab80), 0.6f), tint, 1));
    }

    private void mound(Affine pose, Draws draws, Tint tint) {
        float lean = draws.sway(0.15f);
        Path cone = new Knots()
                .at(-0.4f, 0.03f)
                .at(-0.24f, -0.45f)
                .at(lean - 0.06f, -0.98f)
                .at(lean + 0.08f, -0.9f)
                .at(0.2f, -0.4f)
                .at(0.42f, 0.03f)
                .curve();
        canvas.fill(cone, pose, paint(palette.soil().times(0.85f), tint, 7, 7, 0.45f, -0.4f, 0.4f));
    }

    /** A rough surface, lit from the left. */
    private Paint paint(Colour colour, Tint tint, float fu, float fv, float depth, float left, float right) {
        float perU = 1 / (right - left);
        float side = 0.35f * weather.sun();
        return (u, v, rgba) -> {
            float grain = 1 - depth + 1.6f * depth * ValueNoise.rough(u * fu, v * fv, tint.salt);
            put(colour, tint, grain * (1 + side * (0.5f - (u - left) * perU)), rgba);
        };
    }

    private Paint shade(Colour colour, Tint tint, float light) {
        return (u, v, rgba) -> put(colour, tint, light, rgba);
    }

    private void put(Colour colour, Tint tint, float light, float[] rgba) {
        float level = tint.level * light;
        rgba[0] = Waves.mix(colour.red() * level, sky.red(), tint.veil);
        rgba[1] = Waves.mix(colour.green() * level, sky.green(), tint.veil);
        rgba[2] = Waves.mix(colour.blue() * level, sky.blue(), tint.veil);
    }

    /** How distance changes a thing's colours, and the salt of its texture. */
    private record Tint(float level, float veil, int salt) {}
}
