package dev.plumbline.datasets.source;

import java.util.List;

/** The layouts that are known, the more particular ones first: a directory has the first that fits. */
final class Layouts {
    private static final List<Layout> ALL = List.of(
            new ShardLayout(),
            new IwildcamLayout(),
            new FmowLayout(),
            new DomainListsLayout(),
            new InaturalistLayout(),
            new HeldOutLayout(),
            new FolderLayout());

    private Layouts() {}

    /** @throws dev.plumbline.contracts.InvalidField when the directory has no layout that is known */
    static Source open(Folder directory) {
        return ALL.stream()
                .filter(layout -> layout.fits(directory))
                .findFirst()
                .orElseThrow()
                .open(directory);
    }
}
