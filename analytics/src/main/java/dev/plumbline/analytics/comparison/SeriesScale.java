package dev.plumbline.analytics.comparison;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A series of a study, and how much pre-training it had: series that differ in images and in steps differ in two things at
 * once.
 *
 * @param scratch whether there is no pre-training; the numbers of it are 0 then
 * @param source of the pre-training data; null from scratch
 * @param images different ones
 * @param labels of its data
 * @param seen images over all epochs, which is steps times batch
 * @param steps of the optimizer
 * @param equalSteps whether an epoch has a stated length, so that steps do not grow with the images
 * @param pretrainings pairs of architecture and pre-training seed
 */
public record SeriesScale(
        String study,
        String series,
        List<String> tasks,
        boolean scratch,
        @Nullable String source,
        long images,
        int labels,
        long seen,
        long steps,
        boolean equalSteps,
        long pretrainings,
        long runs) {
    public SeriesScale {
        tasks = List.copyOf(tasks);
    }

    /** Every series of these runs, by study and name. */
    public static List<SeriesScale> of(Collection<Accepted> runs) {
        List<SeriesScale> scales = new ArrayList<>();
        runs.stream()
                .collect(Collectors.groupingBy(
                        run -> run.request().study() + "/" + run.request().series(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(series -> scales.add(scale(series)));
        return scales;
    }

    private static SeriesScale scale(List<Accepted> runs) {
        Accepted any = runs.get(0);
        Stage pretrain = any.pretrain();
        DataRef data = pretrain == null ? null : pretrain.data();
        return new SeriesScale(
                any.request().study(),
                any.request().series(),
                runs.stream()
                        .map(run -> run.request().finetuning().task())
                        .distinct()
                        .sorted()
                        .toList(),
                pretrain == null && any.finetune().weights() == null,
                any.request().pretraining() == null
                        ? null
                        : any.request().pretraining().source(),
                data == null ? 0 : data.images(),
                data == null ? 0 : data.classes(),
                pretrain == null || data == null
                        ? 0
                        : pretrain.steps() * pretrain.recipe().batchOf(data.images()),
                pretrain == null ? 0 : pretrain.steps(),
                pretrain != null && pretrain.recipe().epochImages() != null,
                runs.stream()
                        .flatMap(run -> Run.of(run).stream())
                        .map(Run::pair)
                        .distinct()
                        .count(),
                runs.size());
    }

    /** Whether two series differ both in images and in steps, so that either may make a difference between them. */
    boolean isConfoundedWith(SeriesScale other) {
        return images != other.images && steps != other.steps;
    }
}
