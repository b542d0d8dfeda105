package dev.plumbline.benchmarks.training;

import java.util.Arrays;
import java.util.List;

/**
 * What a benchmark of the engine is asked for: {@code networks=resnet18,resnet8_tiny threads=1 rounds=5 device=gpu0}.
 *
 * @param threads one run of the benchmark for each
 * @param rounds that count
 */
record Options(List<String> networks, List<Integer> threads, int rounds, String device) {
    private static final int ROUNDS = 7;

    static Options of(List<String> networks, String... arguments) {
        Options options = new Options(networks, List.of(1, 2), ROUNDS, "cpu");
        for (String argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private Options with(String argument) {
        String[] parts = argument.split("=", 2);
        List<String> values = parts.length < 2 ? List.of() : Arrays.asList(parts[1].split(","));
        return switch (parts[0]) {
            case "networks" -> new Options(values, threads, rounds, device);
            case "threads" ->
                new Options(networks, values.stream().map(Integer::valueOf).toList(), rounds, device);
            case "rounds" -> new Options(networks, threads, Integer.parseInt(values.get(0)), device);
            case "device" -> new Options(networks, threads, rounds, values.get(0));
            default ->
                throw new IllegalArgumentException(
                        argument + " must be networks=A,B, threads=1,2, rounds=N or device=cpu|gpuN");
        };
    }
}
