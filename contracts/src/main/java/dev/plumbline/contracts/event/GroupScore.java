package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.plumbline.contracts.Require;

/**
 * What a checkpoint makes of one group of a test set.
 *
 * @param group as the manifest names it
 * @param independent 95 %, Clopper and Pearson: as if the group's images were independent
 */
public record GroupScore(String group, long images, long correct, Bounds independent) {
    public GroupScore {
        Require.present("scores.groups.group", group);
        Require.atLeast("scores.groups.images", images, 1);
        Require.between("scores.groups.correct", correct, 0, images);
        Require.present("scores.groups.independent", independent);
    }

    @JsonIgnore
    public double accuracy() {
        return (double) correct / images;
    }
}
