package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.models.architecture.Networks;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StartingWeightsTest {
    private final NetworkSpec network = Networks.named("resnet8_tiny", 10);
    private final Map<String, HostTensor> fresh = Initialisation.of(network, new Draws(1));
    private final Map<String, HostTensor> file = new LinkedHashMap<>(Initialisation.of(network, new Draws(2)));

    @Test
    void takesTheFilesBodyAndANewHeadForFineTuning() throws Exception {
        Map<String, HostTensor> state = StartingWeights.fit(network, file, fresh, false);
        assertThat(state.keySet()).containsExactlyElementsOf(fresh.keySet());
        assertThat(network.head()).isNotEmpty();
        state.forEach((name, tensor) ->
                assertThat(tensor).as(name).isEqualTo((network.head().contains(name) ? fresh : file).get(name)));
    }

    @Test
    void keepsAHeadThatFitsForPreTraining() throws Exception {
        assertThat(StartingWeights.fit(network, file, fresh, true)).isEqualTo(file);
    }

    @Test
    void takesANewHeadWhereTheFilesIsOfOtherClasses() throws Exception {
        Map<String, HostTensor> other = Initialisation.of(Networks.named("resnet8_tiny", 1000), new Draws(2));
        Map<String, HostTensor> state = StartingWeights.fit(network, other, fresh, true);
        network.head().forEach(name -> assertThat(state.get(name)).isEqualTo(fresh.get(name)));
        other.keySet().removeAll(network.head());
        assertThat(StartingWeights.fit(network, other, fresh, true)).isEqualTo(state);
    }

    @Test
    void passesOverWhatACheckpointHasBesideItsWeights() throws Exception {
        file.put("optimizer.momentum_buffer.fc.bias", HostTensor.floats(List.of(1L), 1));
        assertThat(StartingWeights.fit(network, file, fresh, true).keySet()).isEqualTo(fresh.keySet());
    }

    @Test
    void doesWithoutCountsOfBatches() throws Exception {
        file.keySet().removeIf(name -> name.endsWith("num_batches_tracked"));
        assertThat(StartingWeights.fit(network, file, fresh, true).keySet()).isEqualTo(fresh.keySet());
    }

    @Test
    void listsWhatDoesNotFit() {
        file.remove("conv1.weight");
        file.put("bn1.weight", HostTensor.floats(List.of(1L), 1));
        file.put("classifier.weight", HostTensor.floats(List.of(1L), 1));
        assertThatThrownBy(() -> StartingWeights.fit(network, file, fresh, true))
                .isInstanceOf(UnfitWeights.class)
                .hasMessageContainingAll(
                        "lack conv1.weight", "another shape bn1.weight F32[1], not F32", "too much classifier.weight");
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        HostTensor variance = Objects.requireNonNull(file.get("bn1.running_var"));
        variance.data().putFloat(0, Float.NaN);
        Objects.requireNonNull(file.get("fc.bias")).data().putFloat(0, Float.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> StartingWeights.fit(network, file, fresh, false))
                .isInstanceOf(UnfitWeights.class)
                .hasMessageEndingWith("not finite in bn1.running_var");
        assertThatThrownBy(() -> StartingWeights.fit(network, file, fresh, true))
                .isInstanceOf(UnfitWeights.class)
                .hasMessageEndingWith("not finite in fc.bias, bn1.running_var");
    }

    @Test
    void tellsBeforeAnyStageWhetherAFileIsOfAnArchitecture() throws Exception {
        StartingWeights.requireFit("resnet8_tiny", file);
        assertThatThrownBy(() -> StartingWeights.requireFit("resnet14_tiny", file))
                .isInstanceOf(UnfitWeights.class)
                .hasMessageContaining("lack layer1.1.conv1.weight");
        assertThatThrownBy(() -> StartingWeights.requireFit("resnet9", file))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("resnet8_tiny");
    }

    @Test
    void listsTheFirstOfMany() {
        assertThatThrownBy(() -> StartingWeights.fit(network, Map.of(), fresh, true))
                .isInstanceOf(UnfitWeights.class)
                .hasMessageContaining("more");
    }
}
