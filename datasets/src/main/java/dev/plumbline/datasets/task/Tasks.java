package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.source.CamtrapSource;
import dev.plumbline.datasets.source.DomainFolder;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.source.SplitSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tasks that this machine's sources give. */
public final class Tasks {
    private static final Pattern DOMAIN_PAIR = Pattern.compile("([^:]+):([^:]+)->([^:]+)");

    private final Sources sources;
    private final Map<String, Task> known = new ConcurrentHashMap<>();

    public Tasks(Sources sources) {
        this.sources = sources;
    }

    /** @throws InvalidField when the name is no task's, or its source cannot give it */
    public Task task(String name) {
        return known.computeIfAbsent(name, this::open);
    }

    private Task open(String name) {
        if (sources.names().contains(name) && sources.source(name) instanceof SplitSource splits) {
            return SplitTask.of(splits);
        }
        Matcher pair = DOMAIN_PAIR.matcher(name);
        if (!pair.matches()) {
            throw new InvalidField(
                    "task", name, CamtrapSource.NAME + " or SOURCE:DOMAIN->DOMAIN, as pacs:photo->cartoon");
        }
        Source source = sources.source(pair.group(1));
        if (source instanceof DomainFolder domains) {
            return DomainPair.of(name, domains, pair.group(2), pair.group(3));
        }
        throw new InvalidField("task", name, "a source of domains before the colon; " + source.name() + " has none");
    }
}
