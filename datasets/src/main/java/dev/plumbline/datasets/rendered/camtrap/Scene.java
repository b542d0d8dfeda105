package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/** Paints a site at one moment: sky or leaf wall, hills, ground, pool and trail, then its features, far to near. */
final class Scene {
    private final Canvas canvas;
    private final Site site;
    private final Weather weather;
    private final Affine view;
    private final Flora flora;
    private final Palette palette;
    private final Colour sky;

    /**
     * @param view where the camera looks on this day: it gets knocked now and then
     */
    Scene(Canvas canvas, Site site, Weather weather, Affine view) {
        this.canvas = canvas;
        this.site = site;
        this.weather = weather;
        this.view = view;
        this.palette = Palette.of(site.habitat());
        this.sky = weather.night() ? Colour.grey(0.02f) : palette.sky().times(weather.level());
        this.flora = new Flora(canvas, site.habitat(), weather, sky);
    }

    /** Everything that no animal can stand behind. */
    void backdrop() {
        if (site.horizon() > -0.05f) {
            sky();
            if (palette.closed() > 0.3f) {
                leafWall();
            } else {
                hills();
            }
        }
        ground();
        if (site.trail() >= 0) {
            trail();
        }
        if (site.water() >= 0) {
            pool();
        }
    }

    /** The features with {@code from} <= near < {@code to}. */
    void features(float from, float to) {
        for (Site.Feature feature : site.features()) {
            if (feature.near() >= from && feature.near() < to) {
                float scale = feature.size() * (0.12f + 0.88f * feature.near());
                Affine pose = view.move(feature.x(), y(feature.near())).scale(scale);
                flora.draw(feature, pose);
            }
        }
    }

    /** Where ground at a distance lies in the frame, before the camera's roll. */
    float y(float near) {
        return site.horizon() + near * (1.02f - site.horizon());
    }

    private void sky() {
        float cloudSalt = site.salt() * 0.001f % 64;
        canvas.fill(Path.box(-1, -1, 2, site.horizon() + 0.01f), view, (u, v, rgba) -> {
            float cloud = weather.night() ? 0 : 0.25f * ValueNoise.at(u * 3 + cloudSalt, v * 9, site.salt() + 3);
            sky.mix(Colour.WHITE, rgba, cloud + 0.25f * Waves.clamp(v / Math.max(0.1f, site.horizon())));
        });
    }

    private void hills() {
        Draws draws = Draws.of(site.salt(), 5);
        float[] ridge = new float[2 * 9 + 4];
        for (int i = 0; i < 9; i++) {
            ridge[2 * i] = -0.2f + i * 0.175f;
            ridge[2 * i + 1] = site.horizon() - draws.range(0, 0.12f);
        }
        ridge[18] = 1.3f;
        ridge[19] = site.horizon() + 0.02f;
        ridge[20] = -0.3f;
        ridge[21] = site.horizon() + 0.02f;
        Colour far =
                palette.foliage().mix(palette.soil(), 0.4f).times(weather.on(0)).mix(sky, weather.night() ? 0 : 0.55f);
        canvas.fill(Path.polygon(ridge), view, (u, v, rgba) -> far.put(1, rgba));
    }

    private void leafWall() {
        Colour leaf = palette.foliage();
        float level = weather.on(0.1f);
        float closed = palette.closed();
        float top = site.horizon() * (0.9f - closed) * 0.8f;
        canvas.fill(Path.box(-1, -1, 2, site.horizon() + 0.01f), view, (u, v, rgba) -> {
            float clump = ValueNoise.rough(u * 6, v * 8, site.salt() + 17);
            float fine = ValueNoise.at(u * 26, v * 26, site.salt() + 19);
            leaf.mix(sky, rgba, weather.veil(0.05f));
            float shade = level * (0.25f + 0.9f * clump * (0.6f + 0.5f * fine));
            for (int c = 0; c < 3; c++) {
                rgba[c] *= shade;
            }
            rgba[3] = Waves.step(top - 0.12f, top + 0.1f, v + 0.35f * (clump - 0.5f));
        });
    }

    private void ground() {
        Colour soil = palette.soil();
        Colour litter = palette.litter();
        float dapple = palette.closed() * weather.sun();
        float horizon = site.horizon();
        float depth = 1.02f - horizon;
        canvas.fill(Path.box(-1, horizon, 2, 2), view, (u, v, rgba) -> {
            float near = Waves.clamp((v - horizon) / depth);
            float z = 1 / (near + 0.13f);
            float x = (u - 0.5f) * z;
            float patch = ValueNoise.at(x * 2.2f, z * 2.6f, site.salt());
            float fine = ValueNoise.at(x * 9, z * 11, site.salt() + 2);
            float light = weather.on(near) * (0.82f + 0.36f * fine);
            if (dapple > 0.05f) {
                light *= 1
                        - 0.4f * dapple
                        + 0.9f * dapple * Waves.step(0.5f, 0.62f, ValueNoise.at(x * 3.1f, z * 3.3f, site.salt() + 4));
            }
            soil.mix(litter, rgba, Waves.step(0.25f, 0.75f, patch));
            veil(rgba, light, weather.veil(near));
        });
    }

    private void trail() {
        float x = site.trail();
        float bend = (x - 0.5f) * 0.6f;
        float h = Math.max(site.horizon(), -0.2f);
        Path path = new Knots()
                .at(x, 1.15f, 0.17f)
                .at(x - bend * 0.2f, h + 0.6f * (1 - h), 0.09f)
                .at(x + bend * 0.5f, h + 0.28f * (1 - h), 0.045f)
                .at(x - bend, h + 0.01f, 0.008f)
                .stroke();
        Colour bare = palette.soil().mix(Colour.hex(0xd8c8a8), 0.4f);
        float depth = 1.02f - site.horizon();
        canvas.fill(path, view, (u, v, rgba) -> {
            float near = Waves.clamp((v - site.horizon()) / depth);
            bare.put(1, rgba);
            veil(
                    rgba,
                    weather.on(near) * (0.88f + 0.24f * ValueNoise.at(u * 20, v * 30, site.salt() + 6)),
                    weather.veil(near));
            rgba[3] = 0.7f * Waves.step(0.2f, 0.5f, ValueNoise.at(u * 14, v * 14, site.salt() + 7));
        });
    }

    private void pool() {
        float top = site.water();
        float bottom = top + 0.16f;
        Colour water = weather.night() ? Colour.grey(0.06f) : sky.mix(Colour.hex(0x49606a), 0.45f);
        Path bank = new Knots()
                .at(-0.3f, top + 0.05f)
                .at(0.2f, top)
                .at(0.7f, top + 0.02f)
                .at(1.3f, top + 0.05f)
                .at(1.3f, bottom)
                .at(0.6f, bottom + 0.03f)
                .at(0.1f, bottom - 0.02f)
                .at(-0.3f, bottom)
                .curve();
        canvas.fill(
                bank,
                view,
                (u, v, rgba) -> water.put(0.85f + 0.3f * ValueNoise.at(u * 5, v * 45, site.salt() + 8), rgba));
    }

    private void veil(float[] rgba, float light, float share) {
        rgba[0] = Waves.mix(rgba[0] * light, sky.red(), share);
        rgba[1] = Waves.mix(rgba[1] * light, sky.green(), share);
        rgba[2] = Waves.mix(rgba[2] * light, sky.blue(), share);
    }
}
