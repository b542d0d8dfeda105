package dev.plumbline.models.retention;

/** Why a file is kept or deleted, in the words of a person. */
public enum Reason {
    MARKER(true, "markers are kept for ever"),
    TOMBSTONE(true, "it says what was collected"),
    MANIFEST(true, "manifests are kept for ever"),
    IMPORTED(true, "imported weights are kept: nothing else has them"),
    FOREIGN(true, "it is no file of a store"),
    YOUNG(true, "it is younger than the safety age"),
    UNKNOWN_STAGE(true, "the topics do not know its stage"),
    UNREADABLE_MARKER(true, "a marker of its stage cannot be read"),
    CITED(true, "a result cites it"),
    LAST(true, "it is the last of its stage"),
    BEFORE_LAST(true, "the last of its stage would be trained again from it"),
    BEST(true, "it is the best of its stage by ID validation"),
    AWAITED(true, "its evaluations are to come"),
    SNAPSHOT(true, "its epoch can go on from it"),

    TEMPORARY(false, "a crash left it"),
    OUTLIVED(false, "its epoch is done"),
    UNCITED(false, "no evaluation cites it"),
    ORPHAN(false, "no marker names it"),
    SUPERSEDED(false, "a later generation supersedes it, and no result cites it"),
    PASSED(false, "later epochs follow, and no result cites it");

    private final boolean keeps;
    private final String words;

    Reason(boolean keeps, String words) {
        this.keeps = keeps;
        this.words = words;
    }

    public boolean keeps() {
        return keeps;
    }

    public String words() {
        return words;
    }
}
