package dev.plumbline.benchmarks.alarms;

import java.util.random.RandomGenerator;

/** How runs scatter about their series' lines; each with mean 0 and deviation 1. */
enum Noise {
    NORMAL("normal") {
        @Override
        double draw(RandomGenerator random) {
            return random.nextGaussian();
        }
    },
    /** Student's t with 5 degrees of freedom. */
    HEAVY("heavy tails: t with 5 degrees of freedom") {
        @Override
        double draw(RandomGenerator random) {
            double squares = 0;
            for (int i = 0; i < FREEDOM; i++) {
                double z = random.nextGaussian();
                squares += z * z;
            }
            return random.nextGaussian() / Math.sqrt(squares / FREEDOM) * Math.sqrt((FREEDOM - 2.0) / FREEDOM);
        }
    },
    /** Few runs lie far below the others, as where training sometimes goes wrong. */
    SKEWED("skewed down: exponential") {
        @Override
        double draw(RandomGenerator random) {
            return 1 - random.nextExponential();
        }
    };

    private static final int FREEDOM = 5;

    private final String label;

    Noise(String label) {
        this.label = label;
    }

    abstract double draw(RandomGenerator random);

    String label() {
        return label;
    }
}
