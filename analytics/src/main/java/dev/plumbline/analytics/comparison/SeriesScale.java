package dev.plumbline.analytics.comparison;

/**
 * How much pre-training a series had: series that differ in images and in steps differ in two things at once.
 *
 * @param images different ones
 * @param labels of its data
 * @param seen images over all epochs, which is steps times batch
 * @param pretrainings that it has
 */
public record SeriesScale(String series, long images, int labels, long seen, long pretrainings) {}
