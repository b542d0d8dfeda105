package dev.plumbline.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.broker.BrokerAddress;
import dev.plumbline.cli.reading.Readings;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.Attempt;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A laboratory is killed with -9 at random instants, its start included, and started again on its data: {@code
 * -Dplumbline.kills=100} says how often, {@code -Dplumbline.kills.seed} when.
 */
final class UnkillableIT {
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(20));
    private static final int KILLS = Integer.getInteger("plumbline.kills", 25);
    private static final long SEED = Long.getLong("plumbline.kills.seed", System.nanoTime());
    private static final int SLOTS = 2;
    /** How long a life lasts at most once it is up. */
    private static final Duration WORK = Duration.ofSeconds(3);

    private static final int FINETUNE_EPOCHS = 5 + KILLS;
    private static final int PRETRAIN_EPOCHS = 1 + KILLS / 2;
    private static final int CHECKPOINTS = 3 * FINETUNE_EPOCHS + PRETRAIN_EPOCHS;
    private static final String STUDY = """
            name: %s
            task: pacs:photo->cartoon
            finetuning: {recipe: small/finetune, epochs: %d}
            architectures: [convnet6_tiny]
            seeds: [0]
            series:
              - name: scratch
                seeds: [0, 1]
              - name: same
                pretraining: {source: pacs, recipe: small/pretrain, epochs: %d, variant: {images: all}}
            """;

    private final Random random = new Random(SEED);

    @TempDir
    Path directory;

    @Test
    void endsWithTheVeryCheckpointsAndPointsOfAnUninterruptedRun() throws Exception {
        say("%d kills, seed %d".formatted(KILLS, SEED));
        TinyPhotos.write(directory.resolve("pacs"), 1);
        Outcome uninterrupted = uninterrupted(directory.resolve("calm"));
        Outcome killed = killed(directory.resolve("killed"));
        assertThat(uninterrupted.checkpoints()).hasSize(CHECKPOINTS);
        assertThat(killed.checkpoints()).isEqualTo(uninterrupted.checkpoints());
        assertThat(killed.points()).isEqualTo(uninterrupted.points()).isNotEmpty();
    }

    /**
     * @param checkpoints by stage, epoch and generation: the SHA-256 of weights and optimizer state
     * @param points behind the trends, as CSV
     */
    private record Outcome(Map<String, String> checkpoints, String points) {}

    private Outcome uninterrupted(Path data) throws Exception {
        try (UpProcess up = up(data)) {
            submit("tiny", data);
            Outcome outcome = outcome(up, data);
            History history = History.read(data);
            assertThat(history.begun()).isEqualTo(CHECKPOINTS);
            return outcome;
        }
    }

    private Outcome killed(Path data) throws Exception {
        Duration start = firstLife(data);
        int training = 0;
        for (int kill = 2; kill <= KILLS; kill++) {
            int before = checkpoints(data).size();
            Duration life = upTo(start.plus(WORK));
            UpProcess.startAndKill(life, arguments(data));
            int after = checkpoints(data).size();
            training += after < CHECKPOINTS ? 1 : 0;
            say("kill %d after %d ms: %d checkpoints, %d more".formatted(kill, life.toMillis(), after, after - before));
        }
        try (UpProcess up = up(data)) {
            Outcome outcome = outcome(up, data);
            History history = History.read(data);
            say("%d epochs, begun %d times; %d kills before the last was done"
                    .formatted(CHECKPOINTS, history.begun(), training));
            assertThat(history.doubled()).isEmpty();
            assertThat(history.begun() - CHECKPOINTS)
                    .as("a kill loses the epochs in training, one to a slot")
                    .isBetween(0L, (long) KILLS * SLOTS);
            asksForNothingThatIsDone(up, data, outcome);
            return outcome;
        }
    }

    /** Submits the study; returns how long it takes to be up. */
    private Duration firstLife(Path data) throws Exception {
        long begun = System.nanoTime();
        UpProcess up = up(data);
        Duration start = Duration.ofNanos(System.nanoTime() - begun);
        try {
            submit("tiny", data);
            TimeUnit.MILLISECONDS.sleep(upTo(WORK).toMillis());
        } finally {
            up.kill();
        }
        say("up after %d ms; kill 1: %d checkpoints"
                .formatted(start.toMillis(), checkpoints(data).size()));
        return start;
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
    }

    /**
     * What the topics say.
     *
     * @param begun how often training an epoch was begun
     * @param doubled epochs of which two different things are said
     */
    private record History(long begun, List<String> doubled) {
        static History read(Path data) throws InterruptedException {
            KafkaSettings kafka =
                    KafkaSettings.of(BrokerAddress.find(data).orElseThrow().bootstrapServers(), "test");
            List<Attempt> begun = new ArrayList<>();
            Map<String, CheckpointDone> said = new TreeMap<>();
            List<String> doubled = new ArrayList<>();
            Readings.read(
                    kafka,
                    new TopicTail.Listeners()
                            .on(kafka.topics().attempts(), attempt -> {
                                if (attempt.outcome() == Attempt.Outcome.STARTED
                                        && attempt.work().startsWith("train/")) {
                                    begun.add(attempt);
                                }
                            })
                            .on(kafka.topics().checkpoints(), done -> {
                                CheckpointDone first = said.putIfAbsent(
                                        done.key() + "/" + done.checkpoint().epoch(), done);
                                if (first != null && !first.equals(done)) {
                                    doubled.add(done.eventId());
                                }
                            }));
            return new History(begun.size(), doubled);
        }
    }

    /** Another study of the same grid has all its points, and nothing is trained for it. */
    private void asksForNothingThatIsDone(UpProcess up, Path data, Outcome first) throws Exception {
        submit("again", data);
        awaitCompleted(up, "again");
        assertThat(checkpoints(data)).isEqualTo(first.checkpoints());
        assertThat(points("again", data).lines())
                .hasSameSizeAs(first.points().lines().toList());
    }

    private Outcome outcome(UpProcess up, Path data) throws Exception {
        awaitCompleted(up, "tiny");
        return new Outcome(checkpoints(data), points("tiny", data));
    }

    private UpProcess up(Path data) throws IOException {
        return UpProcess.start(arguments(data));
    }

    private String[] arguments(Path data) {
        return new String[] {"--data", data.toString(), "--source", source(), "--slots", Integer.toString(SLOTS)};
    }

    private void submit(String name, Path data) throws Exception {
        Path study = Files.writeString(
                directory.resolve(name + ".yaml"), STUDY.formatted(name, FINETUNE_EPOCHS, PRETRAIN_EPOCHS));
        UpProcess.run("submit", study.toString(), "--data", data.toString(), "--source", source());
    }

    /** All but the last column, when a point came. */
    private static String points(String study, Path data) throws Exception {
        return UpProcess.run("export", "--study", study, "--data", data.toString())
                .replaceAll("(?m),[^,\n]*$", "");
    }

    private String source() {
        return "pacs=" + directory.resolve("pacs");
    }

    private static void awaitCompleted(UpProcess up, String study) throws Exception {
        PATIENCE.await(() -> up.completed(study) == 3);
    }

    private static SortedMap<String, String> checkpoints(Path data) throws IOException {
        Path stages = data.resolve("store").resolve("stage");
        SortedMap<String, String> all = new TreeMap<>();
        if (Files.isDirectory(stages)) {
            try (Stream<Path> files = Files.walk(stages)) {
                for (Path marker :
                        files.filter(file -> file.toString().endsWith(".json")).toList()) {
                    JsonNode event = Json.events().readTree(marker.toFile());
                    all.put(
                            stages.relativize(marker).toString(),
                            event.path("checkpoint").path("sha256").asText());
                }
            }
        }
        return all;
    }

    private static void say(String sentence) {
        System.out.println("unkillable: " + sentence);
    }
}
