package dev.plumbline.cli.command;

import dev.plumbline.cli.figure.Drawable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which of a study's figures is drawn: of the task's own OOD test set before any that was added to it.
 *
 * @param metric null: the one that the task's own benchmark reports
 * @param ood null: any
 */
record FigureChoice(@Nullable String metric, @Nullable String ood) {
    <D extends Drawable> Optional<D> of(List<D> figures) {
        return figures.stream()
                .filter(this::isAsked)
                .reduce(BinaryOperator.minBy(Comparator.comparing(Drawable::added)));
    }

    /** Says what is drawn where the choice left others out. */
    Optional<String> leftOut(List<? extends Drawable> figures, Drawable drawn) {
        List<String> others = figures.stream()
                .filter(figure -> isAsked(figure) && !figure.equals(drawn))
                .map(figure -> named(figure, drawn))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("drawn: " + drawn.oodName() + "; left out: " + String.join("; ", others)
                        + " (--ood NAME draws another)");
    }

    private static String named(Drawable figure, Drawable drawn) {
        return figure.task().equals(drawn.task()) ? figure.oodName() : figure.ood() + " of task " + figure.task();
    }

    private boolean isAsked(Drawable figure) {
        return figure.metric().equals(metric == null ? headline(figure.task()) : metric)
                && (ood == null || figure.ood().equals(ood));
    }

    /** What there is to choose from, as options. */
    static String options(List<? extends Drawable> figures) {
        return figures.isEmpty()
                ? "none yet"
                : String.join(
                        ", ",
                        figures.stream()
                                .map(figure -> "--metric " + figure.metric() + " --ood " + figure.ood())
                                .toList());
    }

    /** WILDS reports macro F1 for camera traps; the other tasks' benchmarks report accuracy. */
    static String headline(String task) {
        return task.contains("camtrap") || task.contains("iwildcam") ? "macroF1" : "accuracy";
    }
}
