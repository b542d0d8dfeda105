package dev.plumbline.datasets.overlap;

import dev.plumbline.contracts.Digest;
import dev.plumbline.datasets.UnreadableImage;
import java.util.List;

/**
 * What images are compared by: for each of a pool, its perceptual hash and the SHA-256 of its pixels.
 */
final class Prints {
    private final ImagePool pool;
    private final long[] hashes;
    private final String[] digests;

    private Prints(ImagePool pool, long[] hashes, String[] digests) {
        this.pool = pool;
        this.hashes = hashes;
        this.digests = digests;
    }

    /** @throws UnreadableImage for the first image that cannot be read */
    static Prints of(ImagePool pool, Crew crew) throws UnreadableImage, InterruptedException {
        List<String> images = pool.images();
        long[] hashes = new long[images.size()];
        String[] digests = new String[images.size()];
        PerceptualHash hash = new PerceptualHash();
        crew.each(images.size(), i -> {
            Luma image = Luma.read(pool.source(), images.get(i));
            hashes[i] = hash.of(image);
            digests[i] = Digest.of(image.rgb());
        });
        return new Prints(pool, hashes, digests);
    }

    HammingIndex index(int distance) {
        return new HammingIndex(hashes, distance);
    }

    int count() {
        return hashes.length;
    }

    String image(int place) {
        return pool.images().get(place);
    }

    long hash(int place) {
        return hashes[place];
    }

    String digest(int place) {
        return digests[place];
    }

    Luma read(int place) throws UnreadableImage {
        return Luma.read(pool.source(), image(place));
    }
}
