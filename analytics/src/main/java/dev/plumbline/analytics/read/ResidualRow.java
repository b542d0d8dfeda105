package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TestRole;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Residual} as it is read.
 *
 * @param idValue the checkpoint's metric in distribution; {@code oodValue} out of it
 * @param residual {@code oodValue} minus what the baseline expects of {@code idValue}
 */
public record ResidualRow(
        String study,
        String series,
        String task,
        String ood,
        TestRole role,
        String metric,
        String scale,
        String architecture,
        String stage,
        int epoch,
        String baseline,
        String version,
        double idValue,
        double oodValue,
        double residual,
        @Nullable Bounds interval,
        boolean extrapolated) {
    static ResidualRow of(Residual residual) {
        return new ResidualRow(
                residual.study(),
                residual.series(),
                residual.task(),
                residual.ood(),
                residual.role(),
                residual.metric(),
                residual.scale(),
                residual.architecture(),
                residual.stage(),
                residual.epoch(),
                residual.baseline(),
                residual.version(),
                residual.id(),
                residual.value(),
                residual.residual(),
                residual.interval(),
                residual.extrapolated());
    }
}
