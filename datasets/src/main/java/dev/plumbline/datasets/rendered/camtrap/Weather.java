package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * The light and air of one moment at one camera.
 *
 * @param night whether the flash is the only light
 * @param level brightness of the day
 * @param warmth how far the light leans to red: low sun
 * @param sun strength of shadows, 0 under cloud
 * @param haze share by which the farthest things fade
 * @param fall by night, how much of the flash is lost towards the horizon
 * @param wind how far grass leans
 */
record Weather(boolean night, float level, float warmth, float sun, float haze, float fall, float wind) {

    static Weather at(Frame frame, Draws day, Draws shot, float haze) {
        float height = Waves.sin(Waves.clamp((frame.minute() - 360) / 750f) * 0.5f);
        float cloud = day.unit();
        float mist = day.chance(0.2f) ? day.range(0.1f, 0.4f) : 0;
        float sun = (1 - cloud) * Math.min(1, height * 1.5f);
        float level = 0.62f + 0.38f * height - 0.12f * cloud + shot.sway(0.04f);
        return new Weather(
                frame.night(),
                level,
                (1 - height) * 0.16f * (1 - cloud * 0.6f) - 0.05f * cloud,
                sun,
                Math.min(0.75f, haze + mist),
                Math.min(0.97f, 0.75f + haze),
                shot.sway(0.25f));
    }

    /** Brightness of something at a distance: {@code near} is 0 at the horizon and 1 at the camera. */
    float on(float near) {
        return night ? 1.05f - fall * (1 - near) : level;
    }

    /** The share of sky colour over something at that distance. */
    float veil(float near) {
        return night ? 0 : haze * (1 - near);
    }
}
