package dev.plumbline.datasets.source;

/** A {@code train} folder with a folder per class, and a {@code val} folder beside it, as ImageNet and Tiny ImageNet have. */
final class HeldOutLayout implements Layout {
    static final String TRAIN = "train";
    static final String VAL = "val";

    @Override
    public boolean fits(Folder directory) {
        return directory.folders("").contains(VAL)
                && FolderLayout.isParent(directory, TRAIN)
                && !FolderLayout.holdsDomains(directory.within(TRAIN));
    }

    @Override
    public Source open(Folder directory) {
        return new TrainAndVal(directory);
    }
}
