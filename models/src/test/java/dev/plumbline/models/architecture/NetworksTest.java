package dev.plumbline.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
    @Test
    void hasTheCataloguesNames() {
        assertThat(Networks.names()).containsExactlyInAnyOrderElementsOf(Architectures.names());
    }

    /** He et al. 2016, section 4.2, with projection shortcuts. */
    @ParameterizedTest
    @CsvSource({"resnet8_small, 78042", "resnet14_small, 175258", "resnet20_small, 272474"})
    void hasThePublishedSize(String architecture, long parameters) {
        assertThat(Networks.named(architecture, 10).size()).isEqualTo(parameters);
    }

    @Test
    void namesParametersAsTorchvisionDoes() {
        NetworkSpec network = Networks.named("resnet8_small", 10);
        assertThat(network.parameters())
                .extracting(Parameter::name)
                .startsWith("conv1.weight", "bn1.weight", "bn1.bias", "layer1.0.conv1.weight")
                .contains("layer2.0.downsample.0.weight", "layer3.0.bn2.bias")
                .endsWith("fc.weight", "fc.bias");
        assertThat(network.buffers())
                .extracting(NetworkSpec.Buffer::name)
                .startsWith("bn1.running_mean", "bn1.running_var", "bn1.num_batches_tracked");
    }

    @Test
    void listsTheNamesForAnUnknownOne() {
        assertThatThrownBy(() -> Networks.named("resnet9", 10))
                .hasMessageContaining("resnet8_small")
                .hasMessageContaining("resnet9");
    }
}
