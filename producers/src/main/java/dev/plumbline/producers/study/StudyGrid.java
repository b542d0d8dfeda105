package dev.plumbline.producers.study;

import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.producers.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The grid that a study spans: series x architectures x pre-training seeds x fine-tuning seeds x learning rates. */
final class StudyGrid {
    private StudyGrid() {}

    /**
     * One request and where the study says it.
     *
     * @param round of the fine-tuning seed among its series' seeds
     */
    record Cell(int series, int architecture, int round, Request request) {
        /** A fault of the request as a fault of the study. */
        Problem inStudy(Problem problem) {
            String field = problem.field();
            return field == null ? problem : problem.at(path(field));
        }

        private String path(String field) {
            if (field.startsWith("pretraining")) {
                return "series[" + series + "]." + field;
            }
            return switch (field) {
                case "architecture" -> "architectures[" + architecture + "]";
                case "finetuning.task" -> "task";
                default -> field;
            };
        }
    }

    /**
     * A first round over the whole grid before a second one, so that every series has points early.
     *
     * @param weights for each series the SHA-256 of the weights that it starts from; null: from scratch
     */
    static List<Cell> cells(StudySpec spec, List<@Nullable String> weights) {
        List<Cell> cells = new ArrayList<>();
        for (int series = 0; series < spec.series().size(); series++) {
            for (int architecture = 0; architecture < spec.architectures().size(); architecture++) {
                addCells(spec, series, architecture, weights.get(series), cells);
            }
        }
        cells.sort(Comparator.comparingInt(Cell::round));
        return cells;
    }

    private static void addCells(
            StudySpec spec, int series, int architecture, @Nullable String weights, List<Cell> cells) {
        StudySpec.Series of = spec.series().get(series);
        List<Long> seeds = of.seeds() == null ? spec.seeds() : of.seeds();
        for (@Nullable Pretraining pretraining : pretrainings(of.pretraining(), weights)) {
            for (int round = 0; round < seeds.size(); round++) {
                for (@Nullable Double rate : rates(spec, of, architecture)) {
                    Finetuning finetuning = new Finetuning(
                            spec.task(),
                            spec.finetuning().recipe(),
                            spec.finetuning().epochs(),
                            rate,
                            seeds.get(round),
                            pretraining == null ? weights : null);
                    Request request = Request.named(
                            spec.name(),
                            of.name(),
                            spec.architectures().get(architecture),
                            pretraining,
                            finetuning,
                            spec.priority() == null ? 0 : spec.priority());
                    cells.add(new Cell(series, architecture, round, request.withMargin(spec.margin())));
                }
            }
        }
    }

    /** The series' own for this architecture, else the grid, else one null: the recipe's. */
    private static List<@Nullable Double> rates(StudySpec spec, StudySpec.Series series, int architecture) {
        Map<String, Double> own = series.learningRates() == null ? Map.of() : series.learningRates();
        List<@Nullable Double> rates = new ArrayList<>();
        Double chosen = own.get(spec.architectures().get(architecture));
        if (chosen != null || spec.learningRates() == null) {
            rates.add(chosen);
        } else {
            rates.addAll(spec.learningRates());
        }
        return rates;
    }

    /** One null where there is no pre-training. */
    private static List<@Nullable Pretraining> pretrainings(
            StudySpec.@Nullable Pretraining of, @Nullable String weights) {
        List<@Nullable Pretraining> all = new ArrayList<>();
        if (of == null) {
            all.add(null);
            return all;
        }
        for (long seed : of.seeds()) {
            all.add(new Pretraining(
                    of.source(), of.variant(), of.recipe(), of.epochs(), of.epochImages(), null, seed, weights));
        }
        return all;
    }
}
