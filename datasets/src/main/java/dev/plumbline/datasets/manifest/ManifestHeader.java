package dev.plumbline.datasets.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.variant.Variant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a manifest are. Either {@code variant} or {@code split} says how they were chosen.
 *
 * @param source the name under which workers know the images
 * @param listing digest of the listing that the rows were drawn from
 * @param variant with what it does not use at its default, so that equal choices have equal headers
 * @param split the part of a task, as {@code photo, train: ...}
 * @param classes label 0 first
 * @param images rows
 * @param unique different images among the rows, where they were drawn with replacement; else null and not written, for every
 *     image stands once
 * @param shortfalls sorted by class, or by label where a total is divided over labels; empty unless the variant fills
 * @param unreadable ids of the images that were drawn but left out, as {@link ReadableImages} does; sorted; not written when
 *     empty
 */
public record ManifestHeader(
        String source,
        String listing,
        @Nullable Variant variant,
        @Nullable String split,
        List<ClassLabel> classes,
        long images,
        @Nullable Long unique,
        List<Shortfall> shortfalls,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unreadable) {
    public ManifestHeader {
        Require.name("manifest.source", source);
        Require.sha256("manifest.listing", listing);
        Require.present("manifest.classes", classes);
        Require.present("manifest.shortfalls", shortfalls);
        Require.present("manifest.unreadable", unreadable);
        Require.atLeast("manifest.images", images, 1);
        Require.atLeast("manifest.classes", classes.size(), 1);
        classes = List.copyOf(classes);
        shortfalls = List.copyOf(shortfalls);
        unreadable = List.copyOf(unreadable);
    }

    /** Of rows of which none is left out. */
    public ManifestHeader(
            String source,
            String listing,
            @Nullable Variant variant,
            @Nullable String split,
            List<ClassLabel> classes,
            long images,
            @Nullable Long unique,
            List<Shortfall> shortfalls) {
        this(source, listing, variant, split, classes, images, unique, shortfalls, List.of());
    }

    /** Of rows that show each image once. */
    public ManifestHeader(
            String source,
            String listing,
            @Nullable Variant variant,
            @Nullable String split,
            List<ClassLabel> classes,
            long images,
            List<Shortfall> shortfalls) {
        this(source, listing, variant, split, classes, images, null, shortfalls);
    }

    @JsonCreator
    static ManifestHeader of(
            @JsonProperty("source") String source,
            @JsonProperty("listing") String listing,
            @JsonProperty("variant") @Nullable Variant variant,
            @JsonProperty("split") @Nullable String split,
            @JsonProperty("classes") List<ClassLabel> classes,
            @JsonProperty("images") long images,
            @JsonProperty("unique") @Nullable Long unique,
            @JsonProperty("shortfalls") List<Shortfall> shortfalls,
            @JsonProperty("unreadable") @Nullable List<String> unreadable) {
        return new ManifestHeader(
                source,
                listing,
                variant,
                split,
                classes,
                images,
                unique,
                shortfalls,
                unreadable == null ? List.of() : unreadable);
    }

    /** The same choice, without some images that cannot be read. */
    ManifestHeader without(SortedSet<String> left, long rows) {
        Long others = unique == null ? null : unique - left.size();
        return new ManifestHeader(
                source, listing, variant, split, classes, rows, others, shortfalls, List.copyOf(left));
    }
}
