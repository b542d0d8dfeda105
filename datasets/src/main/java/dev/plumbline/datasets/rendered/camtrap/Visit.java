package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/** One animal's pass before a camera: where it walks, how large it is, and who comes with it. */
final class Visit {
    private final Portrait portrait;
    private final Frame frame;
    private final Weather weather;
    private final float share;
    private final float squash;
    private final float facing;
    private final float yaw;
    private final float from;
    private final float pace;
    private final float stray;
    private final boolean company;
    private final long who;

    Visit(Portrait portrait, Frame frame, Weather weather, Site site, CamtrapKnobs.Look look, Draws burst) {
        this.portrait = portrait;
        this.frame = frame;
        this.weather = weather;
        this.company = burst.chance(portrait.species().company());
        float largest = company ? look.largest() * 0.7f : look.largest();
        float skew = burst.unit();
        float usual = Waves.mix(look.smallest(), largest, skew * skew * 0.85f + skew * 0.15f);
        this.share = Math.max(look.smallest(), Math.min(largest, usual * site.close()));
        this.squash = site.squash();
        this.facing = burst.chance(0.5f) ? 1 : -1;
        this.yaw = 1 - 0.45f * burst.unit() * burst.unit();
        this.from = burst.unit();
        this.pace = burst.range(0.04f, 0.16f);
        this.stray = burst.sway(0.12f);
        this.who = burst.next();
    }

    /** Paints what is behind the animal, the animal, and what is before it as far as {@code nearest}. */
    void stage(Canvas canvas, Scene scene, Affine view, Draws shot, float nearest) {
        float scale = Math.min(
                (float) Math.sqrt(share / (portrait.area() * yaw * squash)),
                Math.min(0.94f / (portrait.top() * squash), 1.02f / ((portrait.right() - portrait.left()) * yaw)));
        float high = scale * squash * portrait.top();
        float large = Math.max(0.95f * (high - 0.15f), 1.2f * (float) Math.sqrt(share) - 0.24f);
        float near = Waves.clamp(0.3f + large + stray);
        float feet = Math.max(Math.min(0.955f, scene.y(near)), high * 0.97f + 0.015f);
        scene.features(0, near);
        canvas.subject(true);
        float x = x(scale * yaw);
        if (company) {
            float beside = x + (x < 0.5f ? 0.3f : -0.3f) + shot.sway(0.05f);
            animal(canvas, view.move(beside, feet - 0.05f), scale * 0.7f, near * 0.9f, Draws.of(who, 1), shot);
        }
        animal(canvas, view.move(x, feet), scale, near, Draws.of(who), shot);
        canvas.subject(false);
        scene.features(near, nearest);
    }

    /** The middle of the body: it crosses the frame from shot to shot and stays inside it. */
    private float x(float scale) {
        float back = facing > 0 ? -portrait.left() : portrait.right();
        float fore = facing > 0 ? portrait.right() : -portrait.left();
        float low = back * scale * 0.9f;
        float high = 1 - fore * scale * 0.9f;
        if (high <= low) {
            return (low + high) / 2;
        }
        float walked = Waves.mix(low, high, from) + facing * pace * frame.shot();
        return Math.min(high, Math.max(low, walked));
    }

    private void animal(Canvas canvas, Affine foot, float scale, float near, Draws individual, Draws shot) {
        if (portrait.top() > 0.4f) {
            shadow(canvas, foot, scale);
        }
        Affine pose = foot.scale(facing * yaw * scale, squash * scale);
        float level = weather.night() ? weather.on(near) * 1.15f : weather.on(near);
        Figure.Light light = new Figure.Light(level, 0.25f + 0.45f * weather.sun(), weather.night());
        float gait = individual.unit() + frame.shot() * 0.3f;
        portrait.species().drawing().accept(new Figure(canvas, pose, light, gait, individual, shot));
    }

    private void shadow(Canvas canvas, Affine foot, float scale) {
        float dark = weather.night() ? 0.3f : 0.3f + 0.4f * weather.sun();
        float middle = (portrait.left() + portrait.right()) * 0.25f * facing * scale;
        canvas.subject(false);
        canvas.fill(
                Path.ellipse(0, 0, 1, 1),
                foot.move(middle, 0.005f).scale(0.6f * yaw * scale, 0.07f * scale),
                (u, v, rgba) -> {
                    Colour.BLACK.put(1, rgba);
                    rgba[3] = dark * Waves.clamp(1.4f - 1.4f * (u * u + v * v));
                });
        canvas.subject(true);
    }
}
