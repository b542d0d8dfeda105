package dev.plumbline.datasets.source;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;

/**
 * The classes of a source, or of a part of one, and their images, both in the order of their ids (by UTF-16 code unit),
 * whatever order the file system or a table gave.
 */
public final class Listing {
    private final List<ImageClass> classes;
    private final String digest;

    private Listing(List<ImageClass> classes, String digest) {
        this.classes = classes;
        this.digest = digest;
    }

    /** A listing of files, which are known by their names. */
    public static Listing of(List<ImageClass> classes) {
        return of("", classes);
    }

    /**
     * @param content what the images' ids do not say about their pixels, such as the version of the code that draws them
     * @throws InvalidField when a class is empty or there twice, or an image is twice in its class
     */
    public static Listing of(String content, List<ImageClass> classes) {
        for (ImageClass c : classes) {
            if (c.images().isEmpty()) {
                throw new InvalidField("class " + c.id(), "no images", "at least one");
            }
        }
        return ofPart(content, classes);
    }

    /** A part of a source: it has all classes of the source, some perhaps without an image. */
    public static Listing ofPart(String content, List<ImageClass> classes) {
        if (classes.isEmpty()) {
            throw new InvalidField("classes", "none", "at least one");
        }
        List<ImageClass> sorted = classes.stream()
                .sorted(Comparator.comparing(ImageClass::id))
                .map(Listing::sorted)
                .toList();
        requireUnique(sorted.stream().map(ImageClass::id).toList(), "class");
        return new Listing(sorted, digest(content, sorted));
    }

    public List<ImageClass> classes() {
        return classes;
    }

    public long images() {
        return classes.stream().mapToLong(c -> c.images().size()).sum();
    }

    /** SHA-256 over the class ids and image ids (not over pixels or names): what a manifest was drawn from. */
    public String digest() {
        return digest;
    }

    private static ImageClass sorted(ImageClass unsorted) {
        List<String> images = isSorted(unsorted.images())
                ? unsorted.images()
                : unsorted.images().stream().sorted().toList();
        requireUnique(images, "image");
        return new ImageClass(unsorted.id(), unsorted.name(), images);
    }

    private static boolean isSorted(List<String> ids) {
        for (int i = 1; i < ids.size(); i++) {
            if (ids.get(i - 1).compareTo(ids.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static void requireUnique(List<String> sorted, String what) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).equals(sorted.get(i - 1))) {
                throw new InvalidField(what, sorted.get(i), "each " + what + " once; it is listed twice");
            }
        }
    }

    private static String digest(String content, List<ImageClass> classes) {
        MessageDigest sha = Digest.sha256();
        line(sha, "content\t", content);
        for (ImageClass c : classes) {
            line(sha, "class\t", c.id());
            c.images().forEach(image -> line(sha, "image\t", image));
        }
        return Digest.hex(sha.digest());
    }

    private static void line(MessageDigest sha, String kind, String id) {
        sha.update((kind + id + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
