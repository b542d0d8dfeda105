package dev.plumbline.analytics.read;

import dev.plumbline.contracts.Digest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a page goes on, as text: the key of the last item before it, and a check of list and key. Names in keys are free, so
 * that the check alone tells a place that an answer gave from any other text.
 */
final class Cursor {
    static final String PATTERN = "^.+~[0-9a-f]{8}$";

    private static final int CHECK = 8;

    private Cursor() {}

    static String of(Resource<?> resource, String key) {
        String check = Digest.of((resource.name() + '\n' + key).getBytes(StandardCharsets.UTF_8));
        return key + '~' + check.substring(0, CHECK);
    }

    /**
     * The key behind which a page begins.
     *
     * @throws BadQuery where no answer of this list gave such a place
     */
    static @Nullable String key(Resource<?> resource, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String key = cursor.substring(0, Math.max(0, cursor.length() - CHECK - 1));
        if (!of(resource, key).equals(cursor)) {
            throw new BadQuery("after", cursor, "expected what an answer of " + resource.path() + " gave as next");
        }
        return key;
    }
}
