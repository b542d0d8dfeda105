package dev.plumbline.datasets.source;

/**
 * DomainNet as its makers publish it: for each domain two lists, {@code <domain>_train.txt} and {@code <domain>_test.txt},
 * beside the domains' folders.
 */
final class DomainListsLayout implements Layout {
    @Override
    public boolean fits(Folder directory) {
        return !DomainLists.domains(directory).isEmpty();
    }

    @Override
    public Source open(Folder directory) {
        return new DomainLists(directory);
    }
}
