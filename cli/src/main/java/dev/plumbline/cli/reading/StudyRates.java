package dev.plumbline.cli.reading;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What each fine-tuning rate of a study gave on ID validation after the last epoch, and which is chosen, for each series and
 * architecture. No test set is looked at, and nothing out of distribution.
 */
public final class StudyRates {
    private static final Comparator<Evaluation> VERSION = Comparator.comparingInt(
                    (Evaluation evaluation) -> evaluation.checkpoint().generation())
            .thenComparingInt(Evaluation::metricVersion);

    private final String study;
    private final Measure measure;
    /** By run. */
    private final Map<String, Accepted> runs = new TreeMap<>();
    /** By checkpoint and task. */
    private final Map<Scored, Evaluation> scores = new HashMap<>();

    private record Scored(String stage, int epoch, String task) {}

    private record Group(String series, String architecture, String task) {
        static Group of(Accepted run) {
            return new Group(
                    run.request().series(),
                    run.finetune().architecture(),
                    run.request().finetuning().task());
        }
    }

    /** @param measure that rates are chosen by */
    StudyRates(String study, Measure measure) {
        this.study = study;
        this.measure = measure;
    }

    /** In the order of series, architectures and tasks. */
    public static List<RateChoice> read(KafkaSettings settings, String study, Measure measure)
            throws InterruptedException {
        StudyRates rates = new StudyRates(study, measure);
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().accepted(), rates::on)
                        .on(settings.topics().evaluations(), rates::on));
        return rates.choices();
    }

    void on(Accepted accepted) {
        if (accepted.request().study().equals(study)) {
            runs.put(accepted.key(), accepted);
        }
    }

    /** Per checkpoint the higher generation counts, then the higher metric version, else the first. */
    void on(Evaluation evaluation) {
        if (evaluation.role() == TestRole.ID_VALIDATION) {
            Scored scored = new Scored(
                    evaluation.checkpoint().stage(), evaluation.checkpoint().epoch(), evaluation.task());
            scores.merge(scored, evaluation, (one, other) -> VERSION.compare(other, one) > 0 ? other : one);
        }
    }

    List<RateChoice> choices() {
        Comparator<Group> order = Comparator.comparing(Group::series)
                .thenComparing(Group::architecture)
                .thenComparing(Group::task);
        Map<Group, List<Accepted>> groups = new TreeMap<>(order);
        runs.values()
                .forEach(run -> groups.computeIfAbsent(Group.of(run), group -> new ArrayList<>())
                        .add(run));
        List<RateChoice> choices = new ArrayList<>();
        groups.forEach((group, members) ->
                choices.add(RateChoice.of(group.series(), group.architecture(), group.task(), rates(members))));
        return choices;
    }

    private List<RateChoice.Rate> rates(List<Accepted> members) {
        Map<Double, List<Accepted>> byRate = new TreeMap<>();
        for (Accepted run : members) {
            double rate = run.finetune().recipe().optimizer().learningRate();
            byRate.computeIfAbsent(rate, none -> new ArrayList<>()).add(run);
        }
        List<RateChoice.Rate> rates = new ArrayList<>();
        byRate.forEach((rate, runsOfRate) -> rates.add(rate(rate, runsOfRate)));
        return rates;
    }

    private RateChoice.Rate rate(double rate, List<Accepted> members) {
        List<Double> values = members.stream()
                .flatMap(run -> last(run).stream())
                .map(evaluation -> measure.of(evaluation.counts()))
                .toList();
        OptionalDouble mean = values.stream().mapToDouble(Double::doubleValue).average();
        return new RateChoice.Rate(rate, mean.isPresent() ? mean.getAsDouble() : null, values.size(), members.size());
    }

    private Optional<Evaluation> last(Accepted run) {
        Stage finetune = run.finetune();
        String task = run.request().finetuning().task();
        return Optional.ofNullable(scores.get(new Scored(finetune.id(), finetune.epochs(), task)));
    }
}
