package dev.plumbline.datasets.rendered.objects;

/**
 * All that sets the difficulty of {@code rendered:objects}. Calibrated with models trained from scratch and then frozen:
 * docs/rendered.md has the runs.
 *
 * @param smallest smallest span of an object, as a share of the frame's width
 * @param largest largest span, likewise
 * @param offCentre largest shift of the object's centre, as a share of the frame's width
 * @param lean largest shear: how far the top of a unit-high object moves sideways
 * @param squeeze largest narrowing of one axis, as a share
 * @param hueFreedom how often a part with a usual hue takes any hue instead
 * @param patternedBackdrop how often the backdrop has a pattern
 * @param clutter largest number of stray shapes behind the object
 * @param occluder how often a stray shape lies in front of the object's edge
 * @param darkest lowest exposure, where 1 is full light
 * @param brightest highest exposure
 * @param flattest highest share of the light that comes from everywhere
 */
public record ObjectsKnobs(
        float smallest,
        float largest,
        float offCentre,
        float lean,
        float squeeze,
        float hueFreedom,
        float patternedBackdrop,
        int clutter,
        float occluder,
        float darkest,
        float brightest,
        float flattest) {

    /** The values that the world is frozen with. */
    public static final ObjectsKnobs FROZEN =
            new ObjectsKnobs(0.42f, 0.95f, 0.13f, 0.25f, 0.3f, 0.5f, 0.6f, 8, 0.5f, 0.45f, 1.2f, 0.75f);
}
