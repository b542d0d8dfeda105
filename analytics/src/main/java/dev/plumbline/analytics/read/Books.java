package dev.plumbline.analytics.read;

import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.service.TopicTail.Place;

/** What a process that reads has taken in. */
public record Books(
        TrendBook trends,
        PointBook points,
        ResidualBook residuals,
        RunBook runs,
        RegressionBook regressions,
        Journal journal) {
    /** Empty ones. */
    public Books() {
        this(new TrendBook(), new PointBook(), new ResidualBook(), new RunBook(), new RegressionBook(), new Journal());
    }

    /** Takes an accepted run in. */
    public void on(Accepted run, Place place) {
        journal.on(run, place);
        points.on(run);
    }

    /** Takes an evaluation in. */
    public void on(Evaluation evaluation, Place place) {
        Score score = points.score(evaluation);
        journal.on(score, place);
        points.on(score);
    }

    /** Takes a version of a named baseline in. */
    public void on(NamedBaseline baseline, Place place) {
        journal.on(baseline, place);
    }
}
