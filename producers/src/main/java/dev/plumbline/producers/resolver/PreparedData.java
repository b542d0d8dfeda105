package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.manifest.ValidationImages;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.task.Task;
import dev.plumbline.datasets.task.Tasks;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.Problem.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data of this machine, made exact: each variant and task is drawn and put into the sink once, however many requests
 * name it. Safe for several threads, one of which draws at a time.
 */
public final class PreparedData {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedData.class);

    private final Sources sources;
    private final Tasks tasks;
    private final ManifestSink sink;
    private final Map<Drawn, VariantData> variants = new HashMap<>();
    private final Map<String, TaskData> known = new HashMap<>();

    private record Drawn(String source, Variant variant) {}

    /** @param validation labelled as what is trained on; null where the source has no such images */
    record VariantData(DataRef train, @Nullable DataRef validation) {}

    record TaskData(DataRef train, List<TestSet> tests) {}

    @FunctionalInterface
    interface Part<T> {
        T get() throws UnfitData;
    }

    public PreparedData(Sources sources, Tasks tasks, ManifestSink sink) {
        this.sources = sources;
        this.tasks = tasks;
        this.sink = sink;
    }

    synchronized VariantData variant(String source, Variant variant) throws UnfitData {
        Drawn drawn = new Drawn(source, variant);
        VariantData data = variants.get(drawn);
        if (data == null) {
            Manifest train = draw(drawn);
            data = new VariantData(put(train), validation(drawn, train.count()));
            variants.put(drawn, data);
        }
        return data;
    }

    /** Validation images that are not as they should be are no reason to refuse a variant that does not contain them. */
    private @Nullable DataRef validation(Drawn drawn, long images) {
        try {
            return ValidationImages.manifest(sources.source(drawn.source()), drawn.variant(), images)
                    .map(this::put)
                    .orElse(null);
        } catch (InvalidField fault) {
            LOG.warn("pre-training on {} is not validated: {}", drawn.source(), fault.getMessage());
            return null;
        }
    }

    synchronized TaskData task(String name) throws UnfitData {
        TaskData data = known.get(name);
        if (data == null) {
            data = put(open(name));
            known.put(name, data);
        }
        return data;
    }

    /** @param test what the images are to be called */
    synchronized DataRef test(String task, String test, String on) throws UnfitData {
        Manifest manifest = part(
                () -> tasks.test(task, test, on),
                fault -> fault.field().equals("on") ? Reason.UNKNOWN : Reason.IMPOSSIBLE,
                fault -> "on");
        return put(manifest);
    }

    private Manifest draw(Drawn drawn) throws UnfitData {
        Source source = part(() -> sources.source(drawn.source()), fault -> Reason.UNKNOWN, fault -> "source");
        Listing unused = part(source::listing, fault -> Reason.IMPOSSIBLE, fault -> "source");
        return part(
                () -> ofSeveralLabels(Selection.manifest(source, drawn.variant())),
                fault -> Reason.IMPOSSIBLE,
                fault -> "variant." + fault.field());
    }

    /** A model that is trained on one label learns nothing, and its points would look like others'. */
    private static Manifest ofSeveralLabels(Manifest manifest) {
        if (manifest.classes() < 2) {
            throw new InvalidField(
                    "labels",
                    manifest.header().classes().get(0).id(),
                    "at least two labels to train on; this is the only one");
        }
        return manifest;
    }

    private Task open(String name) throws UnfitData {
        return part(() -> tasks.task(name), PreparedData::ofTask, fault -> "task");
    }

    /** Tasks name their own field or the source's; what stands in a directory has a longer name. */
    private static Reason ofTask(InvalidField fault) {
        return fault.field().equals("task") || fault.field().equals("source") ? Reason.UNKNOWN : Reason.IMPOSSIBLE;
    }

    private TaskData put(Task task) {
        return new TaskData(
                put(task.train()),
                task.tests().stream()
                        .map(test -> new TestSet(test.name(), test.role(), put(test.manifest())))
                        .toList());
    }

    private DataRef put(Manifest manifest) {
        try {
            sink.put(manifest);
            return manifest.ref();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep manifest " + manifest.digest() + ": " + e.getMessage(), e);
        }
    }

    private static <T> T part(
            Supplier<T> part, Function<InvalidField, Reason> reason, Function<InvalidField, String> field)
            throws UnfitData {
        try {
            return part.get();
        } catch (InvalidField fault) {
            throw new UnfitData(Problem.of(reason.apply(fault), fault).at(field.apply(fault)));
        }
    }
}
