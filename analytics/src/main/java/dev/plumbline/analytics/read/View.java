package dev.plumbline.analytics.read;

import dev.plumbline.analytics.comparison.StudyComparison;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events up to some moment say; lists are in the order of their items' keys. */
interface View {
    List<Accepted> runs(@Nullable String study);

    List<Score> scores(@Nullable String study);

    List<Point> points(@Nullable String study);

    List<TrendState> trends(@Nullable String study);

    List<Residual> residuals(@Nullable String study);

    /** The version of each named baseline that stands, by name. */
    List<NamedBaseline> baselines();

    StudyComparison comparison(String study);

    /** Two views of one version say the same. */
    String version();
}
