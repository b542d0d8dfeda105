package dev.plumbline.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.testing.RealImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code studies/photos.yaml}, cut down to a minute: from real photographs to trends, by the commands a person types. */
class PhotosStudyIT {
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(8));
    private static final int SERIES = 3;
    private static final int EPOCHS = 4;

    private static final Map<String, String> CUTS = Map.of(
            "[resnet8_small, resnet14_small]", "[convnet6_tiny]",
            "seeds: [0, 1, 2]", "seeds: [0]",
            "epochs: 10", "epochs: " + EPOCHS,
            "total: 2000}", "total: 300}",
            "total: 20000}", "total: 600}",
            "recipe: small/pretrain", "recipe: small/pretrain, epochs: 1");

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void trainsOnPhotographsAndFitsTrendsOnCartoons() throws Exception {
        Optional<Path> photographs = RealImages.photographs();
        Optional<Path> pacs = RealImages.pacs();
        assumeThat(photographs).as(RealImages.ABSENT).isPresent();
        assumeThat(pacs).as(RealImages.ABSENT).isPresent();
        String[] sources = {
            "--source", "photos=" + photographs.get(), "--source", "pacs=" + pacs.get(), "--data", directory.toString()
        };
        try (UpProcess up = UpProcess.start(sources)) {
            UpProcess.run("submit", with(sources, cut().toString()));
            PATIENCE.await(() -> up.completed("photos") == SERIES);
            PATIENCE.await(this::everyTrendHasItsPoints);
            assertThat(lines("export"))
                    .as("a header, and each checkpoint's two metrics on the two sets of cartoons")
                    .isEqualTo(1 + SERIES * EPOCHS * 2 * 2);
            Path figure = directory.resolve("photos.svg");
            UpProcess.run("figure", "--study", "photos", figure.toString(), "--data", directory.toString());
            assertThat(figure).content().contains("<svg");
        }
    }

    private boolean everyTrendHasItsPoints() throws Exception {
        int complete = 0;
        JsonNode trends = Json.events()
                .readTree(UpProcess.run(
                        "trends", "--study", "photos", "--format", "json", "--data", directory.toString()));
        for (JsonNode trend : trends) {
            boolean reported = trend.path("ood").asText().equals("cartoon")
                    && trend.path("metric").asText().equals("macroF1")
                    && trend.path("scale").asText().equals("linear")
                    && trend.path("unit").asText().equals("pairs");
            complete += reported
                            && trend.path("points").asInt()
                                            + trend.path("belowConstant").asInt()
                                    == EPOCHS
                    ? 1
                    : 0;
        }
        return complete == SERIES;
    }

    private long lines(String command) throws Exception {
        return UpProcess.run(command, "--study", "photos", "--data", directory.toString())
                .lines()
                .count();
    }

    private Path cut() throws IOException {
        String study = Files.readString(Path.of("..", "studies", "photos.yaml"));
        for (Map.Entry<String, String> cut : CUTS.entrySet()) {
            assertThat(study).contains(cut.getKey());
            study = study.replace(cut.getKey(), cut.getValue());
        }
        return Files.writeString(directory.resolve("photos.yaml"), study);
    }

    private static String[] with(String[] options, String file) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = file;
        return all;
    }
}
