package dev.plumbline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerAddressTest {
    @TempDir
    Path data;

    @Test
    void readsWhatItWrote() throws Exception {
        BrokerAddress address = new BrokerAddress("broker.lab", 9092, 77);
        address.write(data);
        assertThat(BrokerAddress.read(data)).contains(address);
        assertThat(data).isDirectoryContaining("glob:**/broker.properties").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void saysWhichFileIsBroken() throws Exception {
        Files.writeString(data.resolve("broker.properties"), "bootstrap.servers=nowhere\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> BrokerAddress.read(data))
                .withMessageContaining("broker.properties has bootstrap.servers=nowhere where host:port should be");
    }
}
