package dev.plumbline.datasets.source;

/** iNaturalist 2017 as its makers publish it: {@code train2017.json} and the image tree that it names beside it. */
final class InaturalistLayout implements Layout {
    private static final String LISTING = "train2017.json";

    @Override
    public boolean fits(Folder directory) {
        return directory.hasFile(LISTING);
    }

    @Override
    public Source open(Folder directory) {
        return new CocoSource(directory, LISTING);
    }
}
