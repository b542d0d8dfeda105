package dev.plumbline.models.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A store in a bucket of S3, or of another server that honours {@code If-None-Match: *} when it puts. An object is there
 * as a whole or not at all, so that a crash leaves nothing behind. A file is one request: S3 takes up to 5 GB so, and a
 * checkpoint has at most 2.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html: of several that create a key
 * at once one succeeds; the others get 412, or 409 where a deletion meddled, and may then try again.
 */
public final class S3Store extends FileStore {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int ATTEMPTS = 5;
    private static final String TYPE = "application/octet-stream";
    /** What servers that are not Amazon's are content with. */
    private static final Region ANY = Region.US_EAST_1;

    private final S3Client client;
    private final S3Address address;

    private S3Store(S3Client client, S3Address address) {
        this.client = client;
        this.address = address;
    }

    /** @throws IllegalArgumentException where no region is known */
    static S3Store at(S3Address address) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(address.pathStyle())
                // Every file is checked by its own hash, and old servers refuse trailing checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(client -> client.retryStrategy(retries()));
        if (address.endpoint() != null) {
            builder.endpointOverride(address.endpoint()).region(ANY);
        }
        if (address.region() != null) {
            builder.region(Region.of(address.region()));
        }
        try {
            return new S3Store(builder.build(), address);
        } catch (SdkException e) {
            throw new IllegalArgumentException(
                    "the store " + address + " lacks a region: set AWS_REGION, or add ?region=NAME", e);
        }
    }

    private static StandardRetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .retryOnException(failure -> failure instanceof S3Exception s3 && s3.statusCode() == CONFLICT)
                .maxAttempts(ATTEMPTS)
                .build();
    }

    @FunctionalInterface
    private interface Request<T> {
        T send() throws IOException;
    }

    /** What the SDK says becomes a sentence that names the file and the fault; it never holds a request or its headers. */
    private <T> T ask(FileName name, Request<T> request) throws IOException {
        return ask(place(name), request);
    }

    private <T> T ask(String place, Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(place);
        } catch (NoSuchBucketException e) {
            throw new IOException("the bucket " + address.bucket() + " does not exist", e);
        } catch (S3Exception e) {
            String code =
                    e.awsErrorDetails() == null ? "" : " " + e.awsErrorDetails().errorCode();
            throw new IOException("%s: S3 answers %d%s".formatted(place, e.statusCode(), code), e);
        } catch (AbortedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(place + ": interrupted");
        } catch (SdkException e) {
            throw new IOException("%s: the store%s cannot be reached: %s".formatted(place, endpoint(), rootOf(e)), e);
        }
    }

    private String endpoint() {
        return address.endpoint() == null ? "" : " at " + address.endpoint();
    }

    private static String rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause == failure ? String.valueOf(failure.getMessage()) : rootOf(cause);
    }

    @Override
    void write(FileName name, FileContent content) throws IOException {
        upload(name, content.sha256(), RequestBody.fromContentProvider(content::stream, content.bytes(), TYPE));
    }

    /** @param sha256 by which the server, if it knows how to, refuses what was changed on the way */
    void upload(FileName name, String sha256, RequestBody body) throws IOException {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        try {
            ask(
                    name,
                    () -> client.putObject(
                            put -> put.bucket(address.bucket()).key(key(name)).checksumSHA256(checksum), body));
        } catch (IOException e) {
            if (e.getCause() instanceof SdkClientException) {
                requireBucket(name);
            }
            throw e;
        }
    }

    /* A server that refuses a large upload hangs up, and the JDK's client has not heard why; this request has no body. */
    private void requireBucket(FileName name) throws IOException {
        ask(name, () -> client.headBucket(head -> head.bucket(address.bucket())));
    }

    @Override
    boolean create(FileName name, byte[] content) throws IOException {
        return ask(name, () -> {
            try {
                client.putObject(
                        put -> put.bucket(address.bucket()).key(key(name)).ifNoneMatch("*"),
                        RequestBody.fromBytes(content));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    Optional<byte[]> read(FileName name) throws IOException {
        try {
            return Optional.of(ask(name, () -> {
                try (InputStream in = get(name)) {
                    return in.readAllBytes();
                }
            }));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** By way of a temporary file, which no longer has a name when this returns: the disk's space goes with the mapping. */
    @Override
    ByteBuffer map(FileName name) throws IOException, CorruptCheckpoint {
        Path local = Files.createTempFile("plumbline-", ".safetensors");
        try {
            ask(name, () -> download(name, local));
            return WeightsFile.map(local);
        } finally {
            Files.deleteIfExists(local);
        }
    }

    private long download(FileName name, Path local) throws IOException {
        try (ResponseInputStream<GetObjectResponse> in = get(name)) {
            long expected = in.response().contentLength();
            long bytes = Files.copy(in, local, StandardCopyOption.REPLACE_EXISTING);
            if (bytes != expected) {
                throw new IOException(
                        "%s: the connection ended after %d of %d bytes".formatted(place(name), bytes, expected));
            }
            return bytes;
        }
    }

    private ResponseInputStream<GetObjectResponse> get(FileName name) {
        return client.getObject(get -> get.bucket(address.bucket()).key(key(name)));
    }

    @Override
    void delete(FileName name) throws IOException {
        ask(
                name,
                () -> client.deleteObject(
                        delete -> delete.bucket(address.bucket()).key(key(name))));
    }

    @Override
    public List<StoredFile> files(String prefix) throws IOException {
        return ask(
                address + prefix,
                () -> client
                        .listObjectsV2Paginator(
                                list -> list.bucket(address.bucket()).prefix(address.prefix() + prefix))
                        .contents()
                        .stream()
                        .map(this::stored)
                        .toList());
    }

    private StoredFile stored(S3Object object) {
        String path = object.key().substring(address.prefix().length());
        return new StoredFile(FileName.of(path), object.size(), object.lastModified());
    }

    @Override
    public URI uri(FileName name) {
        return URI.create(place(name));
    }

    @Override
    String place(FileName name) {
        return address + name.path();
    }

    private String key(FileName name) {
        return address.prefix() + name.path();
    }
}
