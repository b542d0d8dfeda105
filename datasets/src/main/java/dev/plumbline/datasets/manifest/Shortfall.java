package dev.plumbline.datasets.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A class that gave all its images and still fell short, so that others gave more.
 *
 * @param classId or the label's, where a total is divided over labels
 * @param share what it would have given with enough images
 */
public record Shortfall(@JsonProperty("class") String classId, long has, long share) {}
