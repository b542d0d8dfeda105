package dev.plumbline.producers.resolver;

import dev.plumbline.producers.Problem;

/** Data that a request asks for and this machine cannot give, or not under this name. */
final class UnfitData extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** @param problem whose field is a path within the request's stage, as {@code variant.images.total} */
    UnfitData(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    Problem within(String stage) {
        return problem.at(stage + "." + problem.field());
    }
}
