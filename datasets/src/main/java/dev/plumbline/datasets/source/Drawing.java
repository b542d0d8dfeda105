package dev.plumbline.datasets.source;

import dev.plumbline.contracts.Digest;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.rendered.World;
import java.security.MessageDigest;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a rendered world's images by id; the last part of an id is the image's index, in six digits or more. */
final class Drawing {
    private final String source;
    private final World world;
    private final IntFunction<String> ids;

    /** @param ids the id of each index; it fails with an IllegalArgumentException where the world ends */
    Drawing(String source, World world, IntFunction<String> ids) {
        this.source = source;
        this.world = world;
        this.ids = ids;
    }

    static String digits(int index) {
        return "%06d".formatted(index);
    }

    /** What the world draws at these indices at 32 pixels: the version of the world, whatever its code looks like. */
    String fingerprint(IntStream indices) {
        MessageDigest sha = Digest.sha256();
        byte[] rgb = new byte[World.MIN_SIZE * World.MIN_SIZE * 3];
        indices.forEach(index -> {
            world.render(index, World.MIN_SIZE, rgb, 0);
            sha.update(rgb);
        });
        return Digest.hex(sha.digest());
    }

    void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        if (size < World.MIN_SIZE || size > World.MAX_SIZE) {
            throw unreadable(
                    image,
                    "it can be drawn at " + World.MIN_SIZE + " to " + World.MAX_SIZE + " pixels, not at " + size,
                    null);
        }
        world.render(index(image), size, rgb, offset);
    }

    private int index(String image) throws UnreadableImage {
        try {
            int index = Integer.parseInt(image.substring(image.lastIndexOf('/') + 1));
            if (index >= 0 && ids.apply(index).equals(image)) {
                return index;
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(image, "the world has no such image", e);
        }
        throw unreadable(image, "the world has no such image", null);
    }

    private UnreadableImage unreadable(String image, String fault, @Nullable Exception cause) {
        return new UnreadableImage("source " + source + ", image " + image + ": " + fault, cause);
    }
}
