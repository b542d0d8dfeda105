package dev.plumbline.contracts.event;

/** Both ends of a 95 % interval. */
public record Bounds(double lower, double upper) {}
