package dev.plumbline.analytics.read;

import java.util.function.Function;

/** A parameter that asks for what is equal to it. */
record Filter<T>(String name, String description, Function<T, String> value) {}
