package dev.plumbline.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.catalogue.Architecture;
import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.Network;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Normalisation;
import dev.plumbline.models.engine.Optimizer;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.models.engine.Program;
import dev.plumbline.models.engine.StepResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworksIT {
    private static final int CLASSES = 4;
    private static final int SMALL = 64;
    private static final Normalisation PIXELS = new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    private final Engine engine = Engine.start("cpu", 1);

    static List<Architecture> all() {
        return Architectures.all();
    }

    static List<Architecture> small() {
        return all().stream()
                .filter(architecture -> architecture.usual() < SMALL)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("small")
    void learnsABatchByHeartInEachPrecision(Architecture architecture) {
        for (boolean bfloat16 : List.of(false, true)) {
            assertLearns(architecture.name(), architecture.usual(), bfloat16);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesImagesOfItsSmallestSizeInBfloat16(Architecture architecture) {
        Batch batch = ParityFormula.images(CLASSES, architecture.smallest());
        NetworkSpec spec = Networks.named(architecture.name(), CLASSES, architecture.smallest());
        Program program = Program.predicting(spec, true);
        try (Network network = engine.network(program, PIXELS, ParityFormula.state(spec))) {
            assertThat(network.predict(batch).scores())
                    .hasSize(CLASSES * Math.min(CLASSES, Predictions.MOST))
                    .doesNotContain(Float.NaN);
        }
    }

    private void assertLearns(String architecture, int size, boolean bfloat16) {
        NetworkSpec spec = Networks.named(architecture, CLASSES, size);
        Program program = new Program(spec, new Optimizer.AdamW(0.9, 0.999, 1e-8, 0), bfloat16, 0);
        Batch batch = ParityFormula.images(CLASSES, size);
        try (Network network = engine.network(program, PIXELS, ParityFormula.state(spec))) {
            StepResult first = network.gradients(batch, 0);
            StepResult last = first;
            for (int step = 1; step <= 40; step++) {
                network.update(0.001, step);
                last = network.gradients(batch, 0);
            }
            assertThat(last.loss()).as("%s at %d px", architecture, size).isLessThan(first.loss() / 2);
            assertThat(network.logits(batch)).hasDimensions(CLASSES, CLASSES);
        }
    }
}
