package dev.plumbline.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworksTest {
    static List<String> names() {
        return Architectures.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasANetworkForEachNameOfTheCatalogue(String architecture) {
        NetworkSpec network = Networks.named(architecture, 10);
        assertThat(network.head()).hasSize(2);
        assertThat(network.stateDict()).endsWith(network.head().toArray(String[]::new));
        assertThat(network.stateDict()).doesNotHaveDuplicates();
    }

    /** He et al. 2016, section 4.2, with projection shortcuts. */
    @ParameterizedTest
    @CsvSource({"resnet8_small, 78042", "resnet14_small, 175258", "resnet20_small, 272474"})
    void hasThePublishedSize(String architecture, long parameters) {
        assertThat(Networks.named(architecture, 10).size()).isEqualTo(parameters);
    }

    /** {@code num_params} in the metadata of torchvision 0.14.1. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 11689512",
        "resnet34, 21797672",
        "resnet50, 25557032",
        "resnet101, 44549160",
        "resnext50_32x4d, 25028904",
        "densenet121, 7978856",
        "alexnet, 61100840",
        "mobilenet_v3_small, 2542856",
        "mobilenet_v3_large, 5483032"
    })
    void hasTorchvisionsSizeForImageNet(String architecture, long parameters) {
        assertThat(Networks.named(architecture, 1000).size()).isEqualTo(parameters);
    }

    @Test
    void namesParametersAsTorchvisionDoes() {
        NetworkSpec network = Networks.named("resnet8_small", 10);
        assertThat(network.parameters())
                .extracting(Parameter::name)
                .startsWith("conv1.weight", "bn1.weight", "bn1.bias", "layer1.0.conv1.weight")
                .contains("layer2.0.downsample.0.weight", "layer3.0.bn2.bias")
                .endsWith("fc.weight", "fc.bias");
        assertThat(network.stateDict())
                .startsWith(
                        "conv1.weight",
                        "bn1.weight",
                        "bn1.bias",
                        "bn1.running_mean",
                        "bn1.running_var",
                        "bn1.num_batches_tracked",
                        "layer1.0.conv1.weight");
    }

    @Test
    void listsTheNamesForAnUnknownOne() {
        assertThatThrownBy(() -> Networks.named("resnet9", 10))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("resnet8_small")
                .hasMessageContaining("resnet9");
    }

    @Test
    void refusesImagesThatAreTooSmall() {
        assertThatThrownBy(() -> Networks.named("alexnet", 10, 62))
                .hasMessage("imageSize: 62 pixels; expected at least 63 for alexnet, which was made for 224");
        assertThat(Networks.named("alexnet", 10, 63)).isEqualTo(Networks.named("alexnet", 10));
    }
}
