package dev.plumbline.producers.planner;

/** A test set of a task, whichever run asks for it. */
record TestKey(String task, String test) {}
