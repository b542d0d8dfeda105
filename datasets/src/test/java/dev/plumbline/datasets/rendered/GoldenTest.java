package dev.plumbline.datasets.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.datasets.rendered.camtrap.CamtrapWorld;
import dev.plumbline.datasets.rendered.camtrap.Frame;
import dev.plumbline.datasets.rendered.objects.ObjectsWorld;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The frozen worlds, byte for byte. These digests were set before any pre-trained model saw an image; a change of either
 * makes a new world, and results on the old one no longer compare (docs/rendered.md).
 */
class GoldenTest {
    @Test
    void keepsTheObjectsWorld() throws NoSuchAlgorithmException {
        World world = new ObjectsWorld(0);
        MessageDigest digest = digest(world);
        sample(world, digest, 32, 512, 1);
        sample(world, digest, 64, 64, 97);
        sample(world, digest, 96, 64, 131);
        assertThat(hex(digest)).isEqualTo("80958f219293f1628928081fcb4e1bf94ed9100f3ad191f1a7e2d2d98f0d56af");
    }

    @Test
    void keepsTheCamtrapWorld() throws NoSuchAlgorithmException {
        CamtrapWorld world = new CamtrapWorld(0);
        MessageDigest digest = digest(world);
        for (int i = 0; i < world.size(); i++) {
            Frame f = world.frame(i);
            line(digest, f.split().name(), f.camera(), f.day(), f.minute(), f.sequence(), f.shot(), f.label());
        }
        sample(world, digest, 32, 512, 15);
        sample(world, digest, 64, 64, 121);
        sample(world, digest, 96, 64, 123);
        assertThat(hex(digest)).isEqualTo("938065fbc58c9e7e2a25d36606dbf8fd82153fce9c4c60eea0454d5cc294d6ec");
    }

    private static MessageDigest digest(World world) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        world.classes().forEach(leaf -> line(digest, leaf.kingdom(), leaf.family(), leaf.name()));
        return digest;
    }

    private static void line(MessageDigest digest, Object... values) {
        String text = Stream.of(values).map(String::valueOf).collect(Collectors.joining(",", "", "\n"));
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void sample(World world, MessageDigest digest, int size, int images, int step) {
        for (int i = 0; i < images; i++) {
            digest.update(world.render(i * step, size));
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
