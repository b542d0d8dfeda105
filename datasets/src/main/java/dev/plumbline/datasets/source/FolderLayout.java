package dev.plumbline.datasets.source;

/** Folders of images: what there is where nothing more particular is. */
final class FolderLayout implements Layout {
    @Override
    public boolean fits(Folder directory) {
        return true;
    }

    /**
     * A {@code train} folder that holds folders (other than {@code images}) is the source's root. Where folders hold
     * folders (other than {@code images}), the first level are domains; else they are classes.
     */
    @Override
    public Source open(Folder directory) {
        Folder root = isParent(directory, "train") ? directory.within("train") : directory;
        return holdsDomains(root) ? new DomainFolder(root) : new ImageFolder(root, directory);
    }

    static boolean holdsDomains(Folder root) {
        return root.folders("").stream().anyMatch(name -> isParent(root, name));
    }

    static boolean isParent(Folder folder, String name) {
        return folder.folders(name).stream().anyMatch(child -> !child.equals("images"));
    }
}
