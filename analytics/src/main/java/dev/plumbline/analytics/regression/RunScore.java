package dev.plumbline.analytics.regression;

/**
 * One run of a series, once all its epochs are scored.
 *
 * @param stage of its fine-tuning
 * @param credit evaluations that its test may count against the false-alarm budget: the run's, each
 *     over the number of tests that read it
 * @param id mean metric in distribution over the run's admitted epochs; {@code ood} out of it
 */
public record RunScore(String stage, String architecture, String pretraining, double credit, double id, double ood) {}
