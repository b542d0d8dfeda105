package dev.plumbline.datasets.packed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a pack holds.
 *
 * @param manifest digest of the manifest whose images they are, in its order
 * @param size pixels along a side
 * @param images in all files together
 * @param files in the order of the images
 */
public record PackHeader(String manifest, int size, PackEncoding encoding, int images, List<DataFile> files) {
    /**
     * A file of images, one right after the other.
     *
     * @param images that it holds
     */
    public record DataFile(
            @JsonProperty("name") String name,
            @JsonProperty("images") int images,
            @JsonProperty("bytes") long bytes) {
        private static final Pattern NAME = Pattern.compile("images-\\d{5}");

        public DataFile {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidField("pack.files.name", name, "images- and 5 digits");
            }
            Require.atLeast("pack.files.images", images, 1);
        }
    }

    public PackHeader {
        Require.sha256("pack.manifest", manifest);
        Require.atLeast("pack.size", size, 1);
        Require.present("pack.encoding", encoding);
        Require.atLeast("pack.images", images, 1);
        Require.present("pack.files", files);
        files = List.copyOf(files);
    }

    @JsonCreator
    static PackHeader of(
            @JsonProperty("manifest") String manifest,
            @JsonProperty("size") int size,
            @JsonProperty("encoding") PackEncoding encoding,
            @JsonProperty("images") int images,
            @JsonProperty("files") List<DataFile> files) {
        return new PackHeader(manifest, size, encoding, images, files);
    }
}
