package dev.plumbline.producers.study;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.JsonFault;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.study.InvalidStudy.Fault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads study files. A study is checked as a whole: it gives all its requests or none. */
public final class StudyReader {
    private static final ObjectMapper YAML = Json.common(YAMLMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String EMPTY =
            "empty; expected a study: name, task, finetuning, architectures, seeds and series";

    private final Function<Request, List<Problem>> check;
    private final StartingPoints starts;

    /** @param check what is wrong with a request that is well-formed: unknown names, impossible variants */
    public StudyReader(Function<Request, List<Problem>> check, StartingPoints starts) {
        this.check = check;
        this.starts = starts;
    }

    /** Whose weights are named by their SHA-256 alone. */
    public StudyReader(Function<Request, List<Problem>> check) {
        this(check, StartingPoints.byDigest());
    }

    /** @throws InvalidStudy that lists every fault with its line */
    public Study read(Path file) throws IOException, InvalidStudy {
        if (Files.isDirectory(file)) {
            throw new InvalidStudy(
                    file.toString(), List.of(new Fault(malformed("a directory; expected a study in YAML"), null)));
        }
        try {
            return read(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new InvalidStudy(file.toString(), List.of(new Fault(malformed("not a text in UTF-8"), null)));
        }
    }

    /**
     * @param file how faults name the text
     * @throws InvalidStudy that lists every fault with its line
     */
    public Study read(String file, String yaml) throws InvalidStudy {
        YamlPlaces places = places(file, yaml);
        StudySpec spec = spec(file, yaml, places);
        List<StudyGrid.Cell> cells = StudyGrid.cells(spec, weights(file, spec, places));
        Set<Problem> problems = new LinkedHashSet<>();
        for (StudyGrid.Cell cell : cells) {
            check.apply(cell.request()).stream().map(cell::inStudy).forEach(problems::add);
        }
        refuse(file, places, problems);
        return new Study(
                spec.name(),
                spec.series().stream().map(StudySpec.Series::name).toList(),
                cells.stream().map(StudyGrid.Cell::request).toList());
    }

    private List<@Nullable String> weights(String file, StudySpec spec, YamlPlaces places) throws InvalidStudy {
        List<@Nullable String> weights = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < spec.series().size(); i++) {
            StudySpec.Series series = spec.series().get(i);
            try {
                weights.add(starts.weights(series.name(), spec.architectures(), series.weights()));
            } catch (InvalidField e) {
                problems.add(Problem.of(Problem.Reason.INVALID, e).at("series[" + i + "].weights"));
            }
        }
        refuse(file, places, problems);
        return weights;
    }

    private static YamlPlaces places(String file, String yaml) throws InvalidStudy {
        try {
            YamlPlaces places = YamlPlaces.of(yaml);
            List<Fault> faults = places.faults();
            if (!faults.isEmpty()) {
                throw new InvalidStudy(file, faults);
            }
            return places;
        } catch (YAMLException e) {
            throw new InvalidStudy(file, List.of(YamlFault.of(e, yaml)));
        }
    }

    private static Problem malformed(String message) {
        return new Problem(Problem.Reason.MALFORMED, null, null, message);
    }

    private static StudySpec spec(String file, String yaml, YamlPlaces places) throws InvalidStudy {
        List<Problem> problems = new ArrayList<>();
        StudySpec spec = null;
        try {
            JsonNode root = YAML.readTree(yaml);
            if (root.isNull() || root.isMissingNode()) {
                throw new InvalidStudy(file, List.of(new Fault(malformed(EMPTY), null)));
            }
            spec = root.isObject() ? bind((ObjectNode) root, problems) : bind(root, "", StudySpec.class, problems);
        } catch (IOException e) {
            problems.add(Problem.of(JsonFault.of(e)));
        }
        refuse(file, places, problems);
        return Objects.requireNonNull(spec);
    }

    /** Each series by itself, then the rest, so that one fault does not hide another. */
    private static @Nullable StudySpec bind(ObjectNode root, List<Problem> problems) {
        ArrayNode sound = root.arrayNode();
        JsonNode series = root.path("series");
        for (int i = 0; i < series.size() && series.isArray(); i++) {
            if (bind(series.get(i), "series[" + i + "]", StudySpec.Series.class, problems) != null) {
                sound.add(series.get(i));
            }
        }
        ObjectNode rest = root.deepCopy();
        if (sound.size() < series.size() && series.isArray()) {
            rest.set("series", sound.isEmpty() ? sound.add(root.objectNode().put("name", "any")) : sound);
        }
        return bind(rest, "", StudySpec.class, problems);
    }

    private static <T> @Nullable T bind(JsonNode node, String path, Class<T> type, List<Problem> problems) {
        try {
            T value = YAML.treeToValue(node, type);
            if (value == null) {
                problems.add(Problem.of(JsonFault.nothing().within(path)));
            }
            return value;
        } catch (IOException e) {
            problems.add(Problem.of(JsonFault.of(e, node).within(path)));
            return null;
        }
    }

    private static void refuse(String file, YamlPlaces places, Iterable<Problem> problems) throws InvalidStudy {
        List<Fault> faults = new ArrayList<>();
        problems.forEach(problem -> faults.add(new Fault(problem, places.line(problem.field()))));
        if (!faults.isEmpty()) {
            throw new InvalidStudy(file, faults);
        }
    }
}
