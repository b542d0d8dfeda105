package dev.plumbline.cli.command;

import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.cli.option.WeightsOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.cli.reading.Prospects;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.task.Tasks;
import dev.plumbline.producers.Submission;
import dev.plumbline.producers.resolver.ManifestSink;
import dev.plumbline.producers.resolver.PreparedData;
import dev.plumbline.producers.resolver.RequestResolver;
import dev.plumbline.producers.study.InvalidStudy;
import dev.plumbline.producers.study.StartingPoints;
import dev.plumbline.producers.study.Study;
import dev.plumbline.producers.study.StudyReader;
import dev.plumbline.service.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline submit}. */
@Command(
        name = "submit",
        description = {
            "Submits studies: all of the files' requests, or none of them.",
            "Files are checked as a whole first, against this machine's sources. Submitting again changes nothing;"
                    + " a study of which runs were accepted with other content, as with another margin, is refused.",
            "Warns of a study whose series have too few pre-trainings for 'compare' to reach a verdict, together with the runs"
                    + " that it has already."
        })
final class SubmitCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A study in YAML; docs/studies.md says how.")
    private List<Path> files = List.of();

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final WeightsOptions weights = new WeightsOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StartingPoints starts = weights.startingPoints(kafka.data().data());
        Sources known = sources.sources();
        Tasks tasks = new Tasks(known);
        List<Study> studies = read(reader(known, tasks, starts), files);
        weights.requireSeries(
                studies.stream().flatMap(study -> study.series().stream()).collect(Collectors.toSet()));
        KafkaSettings settings = kafka.settings("submit");
        Prospects prospects = Prospects.read(settings, studies, tasks);
        prospects.requireSameAsBefore();
        try (Submission submission = new Submission(settings, "plumbline/submit", InstantSource.system())) {
            submission.publish(
                    studies.stream().flatMap(study -> study.requests().stream()).toList());
        }
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        print(studies, command.getOut());
        warn(prospects, command.getErr());
        return 0;
    }

    /** @throws IllegalArgumentException with every fault of every file */
    static List<Study> read(Sources sources, List<Path> files) throws IOException {
        return read(reader(sources, new Tasks(sources), WeightsOptions.unread()), files);
    }

    private static List<Study> read(StudyReader reader, List<Path> files) throws IOException {
        List<Study> studies = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            try {
                studies.add(reader.read(file));
            } catch (InvalidStudy e) {
                faults.add(e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return studies;
    }

    /** Checks against the sources of this machine, and keeps no manifest. */
    static StudyReader reader(Sources sources, Tasks tasks) {
        return reader(sources, tasks, StartingPoints.byDigest());
    }

    private static StudyReader reader(Sources sources, Tasks tasks, StartingPoints starts) {
        PreparedData data = new PreparedData(sources, tasks, ManifestSink.none());
        return new StudyReader(new RequestResolver(Recipes.builtIn(), data)::check, starts);
    }

    /** Names the studies that cannot reach a verdict, to which seeds can still be added. */
    static void warn(Prospects prospects, PrintWriter err) {
        prospects.doubts().forEach(doubt -> err.println("plumbline: warning: " + doubt));
    }

    private void print(List<Study> studies, PrintWriter out) throws IOException {
        if (format.json()) {
            FormatOptions.printJson(
                    studies.stream()
                            .map(study -> Map.of(
                                    "study",
                                    study.name(),
                                    "ids",
                                    study.requests().stream().map(Request::id).toList()))
                            .toList(),
                    out);
            return;
        }
        Table table = new Table(List.of("study", "series", "runs"));
        for (Study study : studies) {
            table.row(List.of(
                    study.name(),
                    Integer.toString(study.series().size()),
                    Integer.toString(study.requests().size())));
        }
        table.print(out);
        out.flush();
    }
}
