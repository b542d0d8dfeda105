package dev.plumbline.datasets.source;

/** A directory of tar files, as WebDataset has them. */
final class ShardLayout implements Layout {
    @Override
    public boolean fits(Folder directory) {
        return ShardFolder.fits(directory);
    }

    @Override
    public Source open(Folder directory) {
        return new ShardFolder(directory);
    }
}
