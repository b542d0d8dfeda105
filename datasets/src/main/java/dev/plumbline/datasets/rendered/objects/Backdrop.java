package dev.plumbline.datasets.rendered.objects;

import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Paint;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/** What stands behind and around an object: studio walls, table tops, wallpaper, tiles, discs of light, stray shapes. */
final class Backdrop {
    private final Canvas canvas;
    private final Draws draws;

    Backdrop(Canvas canvas, Draws draws) {
        this.canvas = canvas;
        this.draws = draws;
    }

    void paint(float patterned) {
        if (draws.chance(patterned)) {
            wallpaper();
            return;
        }
        switch (draws.below(3)) {
            case 0 -> wall();
            case 1 -> tableTop();
            default -> lights();
        }
    }

    /** Stray shapes anywhere. */
    void scatter(int count) {
        for (int i = 0; i < count; i++) {
            stray(draws.unit(), draws.unit(), draws.range(0.04f, 0.16f));
        }
    }

    /** One stray shape near the frame's rim, over the edge of what stands in the middle. */
    void occlude() {
        float t = draws.unit();
        float r = draws.range(0.36f, 0.48f);
        stray(0.5f + r * Waves.cos(t), 0.5f + r * Waves.sin(t), draws.range(0.08f, 0.17f));
    }

    void shadow(float x, float y, float halfWidth) {
        Paint soft = (u, v, rgba) -> {
            Colour.BLACK.put(1, rgba);
            rgba[3] = 0.45f * Waves.clamp(1 - u * u - v * v);
        };
        canvas.fill(Path.ellipse(0, 0, 1, 1), Affine.at(x, y).scale(halfWidth, halfWidth * 0.22f), soft);
    }

    private void wall() {
        Colour from = muted();
        Colour to = from.mix(muted(), 0.6f);
        float t = draws.unit();
        float dx = Waves.cos(t);
        float dy = Waves.sin(t);
        canvas.wash((x, y, rgba) -> from.mix(to, rgba, 0.5f + (x - 0.5f) * dx + (y - 0.5f) * dy));
    }

    private void tableTop() {
        Colour wall = muted();
        Colour table = muted();
        float edge = draws.range(0.5f, 0.8f);
        float slope = draws.sway(0.15f);
        Pattern boards = draws.chance(0.5f) ? Pattern.bars(draws.range(3, 8), draws.sway(0.1f)) : Pattern.PLAIN;
        canvas.wash((x, y, rgba) -> {
            float below = y - edge - slope * (x - 0.5f);
            if (below < 0) {
                wall.put(0.85f + 0.25f * y, rgba);
            } else {
                table.put(1.05f - 0.12f * boards.at(x / (0.6f + below), below) - 0.2f * below, rgba);
            }
        });
    }

    private void lights() {
        Colour base = muted().times(0.5f);
        canvas.wash((x, y, rgba) -> base.put(0.7f + 0.5f * y, rgba));
        int n = 6 + draws.below(8);
        for (int i = 0; i < n; i++) {
            Colour disc = Colour.hsv(draws.unit(), draws.range(0.2f, 0.7f), draws.range(0.6f, 1));
            float strength = draws.range(0.15f, 0.5f);
            float r = draws.range(0.05f, 0.15f);
            canvas.fill(
                    Path.ellipse(0, 0, 1, 1),
                    Affine.at(draws.unit(), draws.unit()).scale(r),
                    (u, v, rgba) -> {
                        disc.put(1, rgba);
                        rgba[3] = strength;
                    });
        }
    }

    private void wallpaper() {
        Colour ground = muted();
        Colour figure = ground.mix(muted(), draws.range(0.3f, 1));
        Pattern pattern = pattern(draws.range(3, 9));
        Affine map = Affine.IDENTITY.turn(draws.unit()).move(draws.unit(), draws.unit());
        float fall = draws.sway(0.3f);
        canvas.wash((x, y, rgba) -> {
            float light = 1 + fall * (x - 0.5f);
            ground.mix(figure, pattern.at(map.x(x, y), map.y(x, y))).put(light, rgba);
        });
    }

    private void stray(float x, float y, float r) {
        Colour one = Colour.hsv(draws.unit(), draws.range(0.2f, 0.9f), draws.range(0.2f, 0.95f));
        Colour two = muted();
        Pattern pattern = draws.chance(0.5f) ? pattern(draws.range(1.5f, 3)) : Pattern.PLAIN;
        Affine pose = Affine.at(x, y).turn(draws.unit()).scale(r, r * draws.range(0.4f, 1));
        Path shape = switch (draws.below(4)) {
            case 0 -> Path.ellipse(0, 0, 1, 1);
            case 1 -> Path.polygon(-1, 0.8f, 0, -1, 1, 0.8f);
            case 2 -> Path.box(-1.6f, -0.3f, 1.6f, 0.3f);
            default -> Path.box(-0.9f, -0.9f, 0.9f, 0.9f);
        };
        canvas.fill(shape, pose, (u, v, rgba) -> one.mix(two, rgba, pattern.at(u, v)));
    }

    private Pattern pattern(float frequency) {
        return switch (draws.below(9)) {
            case 0 -> Pattern.bars(frequency, draws.unit());
            case 1 -> Pattern.checks(frequency);
            case 2 -> Pattern.dots(frequency, draws.range(0.2f, 0.4f));
            case 3 -> Pattern.bricks(frequency);
            case 4 -> Pattern.grid(frequency);
            case 5 -> Pattern.trellis(frequency * 0.7f);
            case 6 -> Pattern.scales(frequency);
            case 7 -> Pattern.zigzag(frequency);
            default -> Pattern.rings(draws.unit(), draws.unit(), frequency);
        };
    }

    private Colour muted() {
        return Colour.hsv(draws.unit(), draws.range(0, 0.55f), draws.range(0.25f, 0.95f));
    }
}
