package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Status;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;

/** Shows regressions as metrics. */
public final class RegressionGauges {
    private final Meters meters;

    public RegressionGauges(Meters meters) {
        this.meters = meters;
    }

    /** @param fresh whether it was said since this process began: what was said before is counted no more */
    public void on(Regression regression, boolean fresh) {
        String[] labels = {
            regression.study(),
            regression.series(),
            regression.task(),
            regression.ood(),
            Meters.label(regression.role()),
            regression.metric()
        };
        boolean raised = regression.status() == Status.RAISED;
        meters.set(Metric.REGRESSIONS_ACTIVE, raised ? 1 : 0, labels);
        if (raised) {
            meters.set(Metric.REGRESSION_DROP, regression.evidence().drop(), labels);
        } else {
            meters.clear(Metric.REGRESSION_DROP, labels);
        }
        meters.show(Metric.REGRESSIONS, labels);
        if (raised && fresh) {
            meters.counter(Metric.REGRESSIONS, labels).increment();
        }
    }
}
