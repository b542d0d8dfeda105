package dev.plumbline.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.CheckpointRef;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Against a real S3 server in this process, which keeps its objects in a directory. */
class S3StoreIT extends CheckpointStoreContract {
    private static final String KEY = "the-key";
    private static final String SECRET = "the-secret-of-the-store";

    @TempDir
    static Path disk;

    private static S3Proxy server;
    private String prefix;

    @BeforeAll
    static void serve() throws Exception {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        FilesystemNio2BlobStore objects = new FilesystemNio2BlobStore(disk.toString());
        server = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        server.start();
        Files.createDirectory(disk.resolve("bucket"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @BeforeEach
    void begin() {
        prefix = "of/" + UUID.randomUUID();
    }

    @Override
    FileStore store() {
        return at("bucket", server.getPort());
    }

    private FileStore at(String bucket, int port) {
        return CheckpointStore.at(
                URI.create("s3://%s/%s?endpoint=http://127.0.0.1:%d&pathStyle=true".formatted(bucket, prefix, port)));
    }

    @Override
    void overwrite(FileName name, UnaryOperator<byte[]> change) throws Exception {
        Path object = disk.resolve("bucket").resolve(prefix).resolve(name.path());
        Files.write(object, change.apply(Files.readAllBytes(object)));
    }

    /** The connection breaks while the object is on its way. */
    @Override
    void crashHalfWay(CheckpointRef ref) {
        RequestBody half = RequestBody.fromContentProvider(HalfWay::new, 1000, "application/octet-stream");
        assertThatThrownBy(() -> ((S3Store) store()).upload(FileName.Weights.of(ref), ref.sha256(), half))
                .isInstanceOf(IOException.class);
    }

    private static final class HalfWay extends InputStream {
        private int left = 500;

        @Override
        public int read() throws IOException {
            if (left-- == 0) {
                throw new IOException("the plug was pulled");
            }
            return 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            into[offset] = (byte) read();
            return 1;
        }
    }

    @Test
    void namesObjectsAsDocumented() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        assertThat(store().uri(ref))
                .hasToString("s3://bucket/" + prefix + "/stage/" + ref.stage() + "/1/" + ref.sha256() + ".safetensors");
    }

    @Test
    void saysThatTheServerIsOutOfReach() throws Exception {
        int port = portOfNobody();
        assertThatThrownBy(() -> at("bucket", port).marker(Checkpoints.STAGE, 1, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("s3://bucket/", "at http://127.0.0.1:" + port, "cannot be reached")
                .hasMessageNotContaining(SECRET);
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0)) {
            return closed.getLocalPort();
        }
    }

    @Test
    void saysThatTheBucketDoesNotExist() {
        assertThatThrownBy(() -> at("no-such-bucket", server.getPort()).put(Checkpoints.containing(6), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-bucket")
                .hasMessageContaining("does not exist");
    }

    /** The server hangs up on a large upload before it has been read. */
    @Test
    void saysWhyALargeFileIsRefused() {
        S3Store store = (S3Store) at("no-such-bucket", server.getPort());
        FileName.Weights name = new FileName.Weights(Checkpoints.STAGE, 1, Checkpoints.digest("large"));
        assertThatThrownBy(() -> store.upload(name, name.sha256(), RequestBody.fromBytes(new byte[8_000_000])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-bucket")
                .hasMessageNotContaining("cannot be reached");
    }

    @Test
    void neverRepeatsASecret() {
        System.setProperty("aws.secretAccessKey", "another-secret");
        try {
            assertThatThrownBy(() -> store().putManifest("a 0\n".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403")
                    .satisfies(failure -> assertThat(trace(failure)).doesNotContain("another-secret", SECRET));
        } finally {
            System.setProperty("aws.secretAccessKey", SECRET);
        }
    }

    private static String trace(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
