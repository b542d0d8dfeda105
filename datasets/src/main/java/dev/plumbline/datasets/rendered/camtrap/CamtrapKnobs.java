package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.Split;

/**
 * All that sets the size and the difficulty of {@code rendered:camtrap}. Calibrated with models trained from scratch and
 * then frozen: docs/rendered.md has the runs.
 */
public record CamtrapKnobs(Sizes sizes, Occurrence occurrence, Look look) {

    /** The values that the world is frozen with. */
    public static final CamtrapKnobs FROZEN = new CamtrapKnobs(
            new Sizes(4000, 800, 1200, 800, 1200, 40, 16, 40),
            new Occurrence(0.35f, 50, 30, 4, 0.4f),
            new Look(0.07f, 0.34f, 0.6f, 0.85f, 0.05f, 0.1f, 0.12f));

    /**
     * How many images and cameras.
     *
     * @param train images to train on
     * @param idVal images of ID validation
     * @param idTest images of the ID test
     * @param oodVal images of OOD validation
     * @param oodTest images of the OOD test
     * @param idCameras cameras of the first three
     * @param oodValCameras cameras of OOD validation alone
     * @param oodTestCameras cameras of the OOD test alone
     */
    public record Sizes(
            int train,
            int idVal,
            int idTest,
            int oodVal,
            int oodTest,
            int idCameras,
            int oodValCameras,
            int oodTestCameras) {
        int images(Split split) {
            return switch (split) {
                case TRAIN -> train;
                case ID_VAL -> idVal;
                case ID_TEST -> idTest;
                case OOD_VAL -> oodVal;
                case OOD_TEST -> oodTest;
            };
        }

        int total() {
            return train + idVal + idTest + oodVal + oodTest;
        }

        int cameras() {
            return idCameras + oodValCameras + oodTestCameras;
        }
    }

    /**
     * Who is seen where.
     *
     * @param empty share of frames without an animal
     * @param headToTail how many images of the commonest species there are to one of the rarest
     * @param testFloor smallest number of images of a species in each of the two tests
     * @param fewestCameras cameras at which the rarest species occurs, of each group of cameras
     * @param widest share of a group's cameras at which the commonest species occurs
     */
    public record Occurrence(float empty, float headToTail, int testFloor, int fewestCameras, float widest) {}

    /**
     * What an image looks like.
     *
     * @param smallest smallest share of the frame that an animal is drawn to cover
     * @param largest largest share, likewise
     * @param undergrowth how much stands between the camera and the animal, 0 to 1
     * @param cast how far cameras differ in colour, brightness and contrast, 0 to 1
     * @param dayGrain sensor noise by day, as a share of full scale
     * @param nightGrain sensor noise by night
     * @param haze how much far things fade by day, and how far the flash falls short by night
     */
    public record Look(
            float smallest,
            float largest,
            float undergrowth,
            float cast,
            float dayGrain,
            float nightGrain,
            float haze) {}
}
