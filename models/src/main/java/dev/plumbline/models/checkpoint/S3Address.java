package dev.plumbline.models.checkpoint;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an S3 store is: {@code s3://bucket/prefix?endpoint=URL&region=NAME&pathStyle=true}. What is left out, and the
 * credentials always, come from the environment as the AWS SDK reads it ({@code AWS_REGION}, {@code AWS_ENDPOINT_URL_S3},
 * {@code AWS_ACCESS_KEY_ID}, {@code ~/.aws}, a role of the machine).
 *
 * @param prefix of every key, with a slash at its end unless it is empty
 * @param endpoint null: the one of the environment, else Amazon's
 * @param pathStyle the bucket stands in the path, not in the host's name
 */
public record S3Address(
        String bucket,
        String prefix,
        @Nullable URI endpoint,
        @Nullable String region,
        boolean pathStyle) {
    private static final Set<String> PARAMETERS = Set.of("endpoint", "region", "pathStyle");

    /** @throws IllegalArgumentException where it is no such address; the message never repeats what may be a secret */
    public static S3Address of(URI address) {
        String bucket = address.getRawAuthority();
        if (bucket == null || !bucket.matches("[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException(
                    "a store in S3 is s3://bucket/prefix, the bucket of 3 to 63 lower-case letters, digits, dots and"
                            + " dashes; credentials come from the environment alone");
        }
        Map<String, String> query = query(address.getRawQuery());
        String endpoint = query.get("endpoint");
        return new S3Address(
                bucket,
                prefix(address.getPath()),
                endpoint == null ? null : endpoint(endpoint),
                query.get("region"),
                flag(query.getOrDefault("pathStyle", "false")));
    }

    private static String prefix(String path) {
        String inner = path.replaceFirst("^/+", "").replaceFirst("/+$", "");
        return inner.isEmpty() ? "" : inner + "/";
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String parameter : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length != 2 || !PARAMETERS.contains(parts[0])) {
                throw new IllegalArgumentException(
                        "a store in S3 knows the parameters endpoint, region and pathStyle, not "
                                + (parts[0].matches("[A-Za-z-]{1,40}") ? parts[0] : "one that is no word"));
            }
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static URI endpoint(String text) {
        if (!text.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?")) {
            throw new IllegalArgumentException(
                    "the endpoint of a store in S3 must be http://HOST:PORT or https://HOST:PORT, without credentials");
        }
        return URI.create(text);
    }

    private static boolean flag(String text) {
        if (!"true".equals(text) && !"false".equals(text)) {
            throw new IllegalArgumentException("pathStyle must be true or false, not " + text);
        }
        return "true".equals(text);
    }

    /** Without endpoint and region. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
