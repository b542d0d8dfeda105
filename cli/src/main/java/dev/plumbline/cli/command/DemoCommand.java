package dev.plumbline.cli.command;

import dev.plumbline.broker.BrokerAddress;
import dev.plumbline.cli.figure.FigureFile;
import dev.plumbline.cli.figure.Plane;
import dev.plumbline.cli.lab.AllInOne;
import dev.plumbline.cli.lab.Interruption;
import dev.plumbline.cli.lab.Logs;
import dev.plumbline.cli.option.LabOptions;
import dev.plumbline.cli.output.TrendTables;
import dev.plumbline.cli.progress.StudyRun;
import dev.plumbline.cli.reading.Prospects;
import dev.plumbline.cli.reading.StudyTrends;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.task.Tasks;
import dev.plumbline.producers.Submission;
import dev.plumbline.producers.study.InvalidStudy;
import dev.plumbline.producers.study.Study;
import dev.plumbline.service.HttpAddress;
import dev.plumbline.service.KafkaSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline demo}. */
@Command(
        name = "demo",
        description = {
            "Runs studies/demo.yaml on this machine alone: a Kafka broker in this process, trainers, evaluators and live"
                    + " analytics; then prints the table of trends and draws the figure.",
            "What was done before is not done again. After Ctrl-C or a crash, 'plumbline demo' and 'plumbline up' go on."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String STUDY = "/dev/plumbline/cli/studies/demo.yaml";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final LabOptions lab = new LabOptions();

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port for /metrics, /health and the API (default: any free one).")
    private int port;

    @Override
    public Integer call() throws Exception {
        Path log = Logs.toFile(lab.data());
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        try (Interruption interruption = Interruption.listen()) {
            Optional<BrokerAddress> other =
                    lab.bootstrapServers() == null ? BrokerAddress.find(lab.data()) : Optional.empty();
            if (other.isPresent()) {
                String servers = other.get().bootstrapServers();
                err.println("plumbline: watching the Plumbline that runs on " + lab.data());
                KafkaSettings kafka = new KafkaSettings(servers, lab.prefix(), "demo", Map.of());
                return run(kafka, lab.sources().sources(), interruption, err);
            }
            err.println("plumbline: starting a Kafka broker and all roles; the log is " + log);
            AllInOne.Plan plan = lab.plan(HttpAddress.loopback(port), err);
            try (AllInOne running = AllInOne.start(plan)) {
                err.println("plumbline: up at " + running.uri());
                return run(running.kafka(), plan.sources(), interruption, err);
            }
        }
    }

    private static Study study(Sources sources, Tasks tasks) throws IOException, InvalidStudy {
        try (InputStream in = DemoCommand.class.getResourceAsStream(STUDY)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SubmitCommand.reader(sources, tasks).read("studies/demo.yaml", text);
        }
    }

    private int run(KafkaSettings kafka, Sources sources, Interruption interruption, PrintWriter err) throws Exception {
        Tasks tasks = new Tasks(sources);
        Study study = study(sources, tasks);
        try (Submission submission = new Submission(kafka, "plumbline/demo", InstantSource.system())) {
            submission.publish(study.requests());
        }
        StudyRun run = new StudyRun(kafka, study, err);
        if (!run.await(interruption)) {
            err.println("plumbline: interrupted; 'plumbline demo' or 'plumbline up' goes on from here");
            return ExitCode.SOFTWARE;
        }
        print(kafka, study);
        SubmitCommand.warn(Prospects.read(kafka, List.of(study), tasks), err);
        run.complaints().forEach(complaint -> err.println("plumbline: " + complaint));
        return run.complaints().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(KafkaSettings kafka, Study study) throws IOException, InterruptedException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = command.getOut();
        out.println();
        TrendTables.print(StudyTrends.read(kafka, study.name()).all(), out);
        Plane plane = FigureCommand.plane(kafka, study.name(), new FigureChoice(null, null), command.getErr());
        Path figures = lab.data().resolve("figures");
        for (String ending : new String[] {".svg", ".png"}) {
            Path file = figures.resolve(study.name() + ending);
            FigureFile.draw(plane, file);
            out.println("figure: " + file);
        }
        out.printf(
                "next: 'plumbline up --data %s' shows it on a page; beside it, 'plumbline compare --data %s --study %s' compares the"
                        + " series%n",
                lab.data(), lab.data(), study.name());
        out.flush();
    }
}
