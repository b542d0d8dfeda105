package dev.plumbline.cli.progress;

import dev.plumbline.cli.lab.Interruption;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.producers.study.Study;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Watches a study that was submitted, to its end: until every run has ended and the trends have all its points. */
public final class StudyRun {
    private static final Duration REFRESH = Duration.ofSeconds(1);

    /** Analytics is a second behind the evaluations; when it is minutes behind, something is wrong with it. */
    private static final Duration TRENDS_WITHIN = Duration.ofMinutes(2);

    private final KafkaSettings kafka;
    private final PrintWriter err;
    private final Watch watch;
    private final TrendCount trends;
    private boolean trendsLack;

    public StudyRun(KafkaSettings kafka, Study study, PrintWriter err) {
        this.kafka = kafka;
        this.err = err;
        this.watch = new Watch(study.requests(), System::nanoTime);
        this.trends = new TrendCount(study.name());
    }

    /** Shows progress; false when it was interrupted before the end. */
    public boolean await(Interruption interruption) throws InterruptedException {
        boolean terminal = Terminal.isThere();
        Display display = Display.on(err, terminal);
        TopicTail.Listeners listeners = new TopicTail.Listeners()
                .on(kafka.topics().accepted(), watch::on)
                .on(kafka.topics().rejected(), watch::on)
                .on(kafka.topics().runs(), watch::on)
                .on(kafka.topics().workers(), watch::on)
                .on(kafka.topics().trends(), trends::on);
        try (TopicTail tail = TopicTail.start(kafka, "progress", listeners)) {
            boolean unused = tail.awaitCaughtUp(REFRESH);
            while (!watch.ended()) {
                if (interruption.within(REFRESH)) {
                    return false;
                }
                display.show(watch.overview(), terminal ? Terminal.size() : Terminal.USUAL);
            }
            display.show(watch.overview(), terminal ? Terminal.size() : Terminal.USUAL);
            return awaitTrends(interruption);
        }
    }

    private boolean awaitTrends(Interruption interruption) throws InterruptedException {
        Map<String, Long> expected = expected(watch.accepted(), watch.completed());
        long deadline = System.nanoTime() + TRENDS_WITHIN.toNanos();
        while (!trends.has(expected)) {
            if (System.nanoTime() > deadline) {
                trendsLack = true;
                return true;
            }
            if (interruption.within(Duration.ofMillis(100))) {
                return false;
            }
        }
        return true;
    }

    /** Checkpoints of each series, of its completed runs; runs of one stage share theirs. */
    private static Map<String, Long> expected(List<Accepted> accepted, List<String> completed) {
        return accepted.stream()
                .filter(run -> completed.contains(run.key()))
                .collect(Collectors.groupingBy(
                        run -> run.request().series(),
                        Collectors.collectingAndThen(
                                Collectors.toMap(
                                        run -> run.finetune().id(),
                                        run -> (long) run.finetune().epochs(),
                                        (a, b) -> a),
                                epochs -> epochs.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())));
    }

    /** What did not go as it should, a sentence each. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (RunState run : watch.failures()) {
            complaints.add("run " + run.run()
                    + (run.status() == Status.FAILED && run.failure() != null
                            ? " failed: " + run.failure().message()
                            : " was " + run.status().name().toLowerCase(Locale.ROOT)));
        }
        for (Rejected refusal : watch.refusals()) {
            complaints.add("request " + refusal.id() + " was rejected: " + refusal.message());
        }
        if (trendsLack) {
            complaints.add(
                    "the trends lacked points " + TRENDS_WITHIN.toMinutes() + " minutes after the last evaluation");
        }
        return complaints;
    }
}
