package dev.plumbline.producers.planner;

import dev.plumbline.contracts.Require;
import java.time.Duration;

/**
 * @param itemsPerSlot how many items may be outstanding for each live slot
 * @param least how many may be outstanding however few slots there are, so that a worker that starts finds work
 * @param silence after which an attempt is lost: its worker has not spoken of it for so long
 * @param unstarted after which an item that nobody began while workers were idle is put into the queue again
 * @param ageing a priority that is not served rises by one each time this has passed
 * @param evaluationWithin the time that an evaluation has, once it is given out or there is nobody to give it to
 * @param retries by cause
 */
record PlannerConfig(
        int itemsPerSlot,
        int least,
        Duration silence,
        Duration unstarted,
        Duration ageing,
        Duration evaluationWithin,
        RetryPolicy retries) {
    PlannerConfig {
        Require.atLeast("itemsPerSlot", itemsPerSlot, 1);
        Require.atLeast("least", least, 1);
    }

    static PlannerConfig standard() {
        return new PlannerConfig(
                2,
                2,
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofDays(1),
                RetryPolicy.standard());
    }

    PlannerConfig withSilence(Duration silence) {
        return new PlannerConfig(itemsPerSlot, least, silence, unstarted, ageing, evaluationWithin, retries);
    }

    PlannerConfig withEvaluationWithin(Duration within) {
        return new PlannerConfig(itemsPerSlot, least, silence, unstarted, ageing, within, retries);
    }
}
