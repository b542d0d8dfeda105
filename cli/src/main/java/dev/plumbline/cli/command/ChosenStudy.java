package dev.plumbline.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.cli.reading.RateChoice;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.util.List;

/** A study's file with the chosen learning rates in place of its grid, under the name with {@code -chosen} behind it. */
final class ChosenStudy {
    private static final String GRID = "learningRates";

    private ChosenStudy() {}

    /**
     * @param yaml the study as it was submitted
     * @throws IllegalArgumentException where a series and architecture of it has no choice yet
     */
    static String of(String yaml, List<RateChoice> choices) throws IOException {
        YAMLMapper mapper = Json.common(YAMLMapper.builder()).build();
        if (!(mapper.readTree(yaml) instanceof ObjectNode study)) {
            throw new IllegalArgumentException("--of: no study; expected the file that was submitted");
        }
        study.put("name", study.path("name").asText() + "-chosen");
        study.remove(GRID);
        for (JsonNode series : study.path("series")) {
            ObjectNode rates = ((ObjectNode) series).putObject(GRID);
            for (JsonNode architecture : study.path("architectures")) {
                String of = architecture.asText();
                rates.put(of, chosen(choices, series.path("name").asText(), of));
            }
        }
        return mapper.writeValueAsString(study);
    }

    private static double chosen(List<RateChoice> choices, String series, String architecture) {
        for (RateChoice choice : choices) {
            Double rate = choice.chosen();
            if (choice.series().equals(series) && choice.architecture().equals(architecture) && rate != null) {
                return rate;
            }
        }
        throw new IllegalArgumentException("series " + series + ", " + architecture
                + ": no rate is chosen; expected every run of the grid to be scored first");
    }
}
