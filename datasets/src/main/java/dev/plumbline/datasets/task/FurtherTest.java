package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.Split;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.Domain;
import dev.plumbline.datasets.source.DomainSource;
import dev.plumbline.datasets.source.HeldOut;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.source.SplitSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Images that a task was not made with, under its classes as {@link SharedClasses} says: all of a source or of a domain,
 * and where their makers hold some out for tests, only these.
 */
final class FurtherTest {
    private FurtherTest() {}

    static Manifest of(Task task, String test, Sources sources, String on) {
        int colon = on.lastIndexOf(':');
        if (sources.names().contains(on)) {
            Source source = sources.source(on);
            return manifest(task, test, source, listing(source));
        }
        if (colon > 0
                && sources.names().contains(on.substring(0, colon))
                && sources.source(on.substring(0, colon)) instanceof DomainSource domains) {
            Domain domain = domains.domain(on.substring(colon + 1));
            Listing held = domain.test();
            return manifest(task, test, domains, held == null ? domain.open() : held);
        }
        throw new InvalidField(
                "on",
                on,
                "one of " + String.join(", ", sources.names())
                        + ", or a domain of one that has domains, as pacs:sketch; --source name=DIR adds a source");
    }

    private static Listing listing(Source source) {
        if (source instanceof SplitSource splits) {
            return splits.split(Split.OOD_TEST);
        }
        return source instanceof HeldOut held ? held.heldOut() : source.listing();
    }

    private static Manifest manifest(Task task, String test, Source other, Listing listing) {
        Listing shared =
                SharedClasses.of("task " + task.name(), task.train().header().classes(), other, listing);
        Manifest manifest = new Parts(other, shared).whole(test);
        requireUnseen(task, manifest);
        return manifest;
    }

    private static void requireUnseen(Task task, Manifest manifest) {
        if (!manifest.header().source().equals(task.train().header().source())) {
            return;
        }
        Set<String> trained = new HashSet<>();
        for (int i = 0; i < task.train().count(); i++) {
            trained.add(task.train().image(i));
        }
        for (int i = 0; i < manifest.count(); i++) {
            if (trained.contains(manifest.image(i))) {
                throw new InvalidField(
                        "on", manifest.image(i), "images that task " + task.name() + " does not train on");
            }
        }
    }
}
