package dev.plumbline.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {
    @Test
    void readsBucketAndPrefix() {
        assertThat(of("s3://bucket")).isEqualTo(new S3Address("bucket", "", null, null, false));
        assertThat(of("s3://bucket/a/b/")).isEqualTo(new S3Address("bucket", "a/b/", null, null, false));
        assertThat(of("s3://bucket/a/b")).hasToString("s3://bucket/a/b/");
    }

    @Test
    void readsTheQuery() {
        assertThat(of("s3://bucket/a?endpoint=http://localhost:9000&region=eu-west-1&pathStyle=true"))
                .isEqualTo(new S3Address("bucket", "a/", URI.create("http://localhost:9000"), "eu-west-1", true));
        assertThat(of("s3://bucket/a?endpoint=https%3A%2F%2Fhost").endpoint()).hasToString("https://host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:///prefix",
                "s3://Bucket",
                "s3://key:hidden@bucket/prefix",
                "s3://bucket?secretKey=hidden",
                "s3://bucket?endpoint=ftp://host",
                "s3://bucket?endpoint=http://key:hidden@host",
                "s3://bucket?pathStyle=perhaps",
                "s3://bucket?region"
            })
    void refusesOthersWithoutRepeatingSecrets(String address) {
        assertThatThrownBy(() -> of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hidden");
    }

    private static S3Address of(String address) {
        return S3Address.of(URI.create(address));
    }
}
