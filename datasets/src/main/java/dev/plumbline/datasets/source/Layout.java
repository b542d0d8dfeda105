package dev.plumbline.datasets.source;

/** A way in which data sets lie on disk. A new one is one class and one line in {@link Layouts}. */
interface Layout {
    /** Whether the directory lies so. Looks at names of files and folders; opens no image and reads no table. */
    boolean fits(Folder directory);

    /** The source, which reads its listing when it is first asked for. */
    Source open(Folder directory);
}
