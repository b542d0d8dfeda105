package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.Split;

/**
 * What one image is of.
 *
 * @param camera 0 to 95 over all splits
 * @param day of the survey, from 0
 * @param minute of that day, 0 to 1439
 * @param sequence a burst of shots from one trigger; numbered over all splits
 * @param shot position in the burst, from 0
 * @param label 0 for an empty frame, otherwise 1 + the species' rank
 */
public record Frame(Split split, int camera, int day, int minute, int sequence, int shot, int label) {
    static final int EMPTY = 0;

    boolean night() {
        return minute < 360 || minute >= 1110;
    }
}
