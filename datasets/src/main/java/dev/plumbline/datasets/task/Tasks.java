package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.DomainSource;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.source.SplitSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tasks that this machine's sources give. */
public final class Tasks {
    private static final Pattern DOMAIN_PAIR = Pattern.compile("([^:]+):([^:]+)->([^:]+)");
    private static final Pattern SOURCE_PAIR = Pattern.compile("([^:>]+)->([^:>]+)");

    private final Sources sources;
    private final Map<String, Task> known = new ConcurrentHashMap<>();

    public Tasks(Sources sources) {
        this.sources = sources;
    }

    /** @throws InvalidField when the name is no task's, or its source cannot give it */
    public Task task(String name) {
        return known.computeIfAbsent(name, this::open);
    }

    /**
     * Further images to test the checkpoints of a task on.
     *
     * @param test what they are to be called
     * @param on a source, or a domain of one as {@code pacs:sketch}
     * @throws InvalidField when there are no such images, they do not have the task's classes, or it trains on them
     */
    public Manifest test(String task, String test, String on) {
        return FurtherTest.of(task(task), test, sources, on);
    }

    private List<String> withSplits() {
        return sources.names().stream()
                .filter(source -> sources.source(source) instanceof SplitSource)
                .toList();
    }

    private Task open(String name) {
        if (sources.names().contains(name) && sources.source(name) instanceof SplitSource splits) {
            return SplitTask.of(splits);
        }
        Matcher sourcePair = SOURCE_PAIR.matcher(name);
        if (sourcePair.matches()) {
            return SourcePair.of(name, sources.source(sourcePair.group(1)), sources.source(sourcePair.group(2)));
        }
        Matcher pair = DOMAIN_PAIR.matcher(name);
        if (!pair.matches()) {
            throw new InvalidField(
                    "task",
                    name,
                    "a source that comes with splits (" + String.join(", ", withSplits())
                            + ") or SOURCE:DOMAIN->DOMAIN, as pacs:photo->cartoon, or SOURCE->OTHER");
        }
        Source source = sources.source(pair.group(1));
        if (source instanceof DomainSource domains) {
            return DomainPair.of(name, domains, pair.group(2), pair.group(3));
        }
        throw new InvalidField("task", name, "a source of domains before the colon; " + source.name() + " has none");
    }
}
