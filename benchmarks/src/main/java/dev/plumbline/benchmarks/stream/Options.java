package dev.plumbline.benchmarks.stream;

import java.util.List;

/**
 * @param series in studies of twenty, of which one is trained from scratch
 * @param rate evaluations a second that are to be sustained, for {@code seconds}
 * @param slow evaluations a second at which lateness is measured, for {@code slowSeconds}
 * @param total evaluations in the log before it is replayed
 * @param jvm flags of analytics' JVM
 * @param jfr a file for the flight recording of analytics; empty for none
 */
record Options(int series, int rate, int seconds, int slow, int slowSeconds, int total, List<String> jvm, String jfr) {
    static final Options STANDARD = new Options(
            200,
            10_000,
            60,
            1_000,
            60,
            1_000_000,
            List.of(
                    "-Xms4g",
                    "-Xmx4g",
                    "-Xmn640m",
                    "-XX:MaxTenuringThreshold=2",
                    "-XX:+UseParallelGC",
                    "-XX:-UseAdaptiveSizePolicy",
                    "-XX:+UseTransparentHugePages"),
            "");

    static Options of(String... arguments) {
        Options options = STANDARD;
        for (String argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private Options with(String argument) {
        String[] parts = argument.split("=", 2);
        String value = parts.length < 2 ? "" : parts[1];
        return switch (parts[0]) {
            case "series" -> new Options(number(value), rate, seconds, slow, slowSeconds, total, jvm, jfr);
            case "rate" -> new Options(series, number(value), seconds, slow, slowSeconds, total, jvm, jfr);
            case "seconds" -> new Options(series, rate, number(value), slow, slowSeconds, total, jvm, jfr);
            case "slow" -> new Options(series, rate, seconds, number(value), slowSeconds, total, jvm, jfr);
            case "slowSeconds" -> new Options(series, rate, seconds, slow, number(value), total, jvm, jfr);
            case "total" -> new Options(series, rate, seconds, slow, slowSeconds, number(value), jvm, jfr);
            case "jvm" -> new Options(series, rate, seconds, slow, slowSeconds, total, List.of(value.split(",")), jfr);
            case "jfr" -> new Options(series, rate, seconds, slow, slowSeconds, total, jvm, value);
            default ->
                throw new IllegalArgumentException(
                        argument
                                + " must be series=N, rate=N, seconds=N, slow=N, slowSeconds=N, total=N, jvm=FLAG,FLAG or jfr=FILE");
        };
    }

    private static int number(String value) {
        return Integer.parseInt(value);
    }
}
