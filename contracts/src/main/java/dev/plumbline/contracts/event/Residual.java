package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far one checkpoint lies above a version of a baseline.
 *
 * @param stage the fine-tuning stage
 * @param ood the OOD test set's name, and {@code role} its role
 * @param scale of the baseline's line
 * @param baseline its name: that of a {@link NamedBaseline}, or {@link #FROM_SCRATCH}
 * @param version names the baseline's content
 * @param id the checkpoint's metric in distribution; {@code value} out of it
 * @param residual {@code value} minus what the baseline expects of {@code id}
 * @param interval 95 %, of the baseline alone; null where it has too few units
 * @param extrapolated whether {@code id} lies outside the baseline's ID range
 */
public record Residual(
        String stage,
        int epoch,
        String study,
        String series,
        String architecture,
        String task,
        String ood,
        TestRole role,
        String metric,
        String scale,
        String baseline,
        String version,
        double id,
        double value,
        double residual,
        @Nullable Bounds interval,
        boolean extrapolated)
        implements Event {
    /** The name of the baseline that every study has of itself: its checkpoints trained from scratch. */
    public static final String FROM_SCRATCH = "from-scratch";

    public Residual {
        Require.sha256("stage", stage);
        Require.atLeast("epoch", epoch, 1);
        Require.name("study", study);
        Require.name("series", series);
        Require.name("architecture", architecture);
        Require.name("task", task);
        Require.name("ood", ood);
        Require.present("role", role);
        Require.name("metric", metric);
        Require.name("scale", scale);
        Require.name("baseline", baseline);
        Require.name("version", version);
        Require.between("id", id, 0, 1);
        Require.between("value", value, 0, 1);
        Require.finite("residual", residual);
    }

    /** The same with names that others hold too; the version is its own. */
    public Residual sharing(UnaryOperator<String> names) {
        return new Residual(
                names.apply(stage),
                epoch,
                names.apply(study),
                names.apply(series),
                names.apply(architecture),
                names.apply(task),
                names.apply(ood),
                role,
                names.apply(metric),
                names.apply(scale),
                names.apply(baseline),
                version,
                id,
                value,
                residual,
                interval,
                extrapolated);
    }

    @Override
    public String key() {
        return stage;
    }

    @Override
    public String eventId() {
        return String.join(
                "/",
                "residual",
                stage,
                Integer.toString(epoch),
                study,
                series,
                task,
                ood,
                metric,
                scale,
                baseline,
                version);
    }
}
