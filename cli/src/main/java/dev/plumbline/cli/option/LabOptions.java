package dev.plumbline.cli.option;

import dev.plumbline.cli.lab.AllInOne;
import dev.plumbline.contracts.Topics;
import dev.plumbline.service.HttpAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the all-in-one process is made of. */
public final class LabOptions {
    @Mixin
    private final DataOptions data = new DataOptions();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,...]",
            description = "A Kafka of 4.2 or later (default: a broker inside this process, its data under --data).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "NAME",
            defaultValue = Topics.DEFAULT_PREFIX,
            description = "What topic and group names begin with (default: ${DEFAULT-VALUE}).")
    private String prefix = Topics.DEFAULT_PREFIX;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Mixin
    private final PlanningOptions planning = new PlanningOptions();

    public Path data() {
        return data.data();
    }

    public SourceOptions sources() {
        return sources;
    }

    public @Nullable String bootstrapServers() {
        return bootstrapServers;
    }

    public String prefix() {
        return prefix;
    }

    /** @param err where a warning goes */
    public AllInOne.Plan plan(HttpAddress http, PrintWriter err) throws IOException {
        Path directory = data();
        return new AllInOne.Plan(
                directory,
                bootstrapServers,
                prefix,
                sources.sources(),
                work.packs(),
                work.store(directory),
                http,
                work.effort(err),
                planning.evaluateWithin());
    }
}
