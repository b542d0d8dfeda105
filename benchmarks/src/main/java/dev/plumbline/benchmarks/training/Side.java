package dev.plumbline.benchmarks.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One side of a comparison: a process that lives through it, takes turns with the others and idles in between. */
final class Side implements AutoCloseable {
    private final String name;
    private final int imagesPerStep;
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter asks;
    private final String about;

    /** What a side computes. */
    enum Mode {
        TRAIN,
        EVALUATE
    }

    enum Precision {
        FLOAT32,
        BFLOAT16
    }

    enum Layout {
        NCHW("nchw"),
        CHANNELS_LAST("channels-last");

        private final String argument;

        Layout(String argument) {
            this.argument = argument;
        }
    }

    /**
     * @param directory where the workload is written
     * @param threads of each slot
     */
    record Setting(Mode mode, Workload workload, Path directory, String device, int threads) {}

    /** @param value a loss or a mean probability, by the mode */
    record Turn(double seconds, double value) {}

    private Side(String name, int imagesPerStep, ProcessBuilder command) throws IOException {
        this.name = name;
        this.imagesPerStep = imagesPerStep;
        process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        asks = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        about = answer();
    }

    /** Plumbline's engine, as {@code ./plumbline} starts it. */
    static Side ours(String name, Setting setting, Precision precision, int slots) throws IOException {
        return new Side(
                name,
                slots * setting.workload().batch(),
                java(
                        OurSide.class,
                        word(setting.mode()),
                        setting.directory().toString(),
                        setting.device(),
                        word(precision),
                        String.valueOf(setting.threads()),
                        String.valueOf(slots)));
    }

    /** PyTorch as Debian ships it. */
    static Side python(String name, Setting setting, Precision precision, Layout layout) throws IOException {
        return new Side(
                name,
                setting.workload().batch(),
                new ProcessBuilder(
                        "/usr/bin/python3",
                        "benchmarks/torch-peer.py",
                        word(setting.mode()),
                        setting.directory().toString(),
                        setting.device().replace("gpu", "cuda:"),
                        word(precision),
                        layout.argument,
                        String.valueOf(setting.threads())));
    }

    /** A new JVM with this one's class path and the options of {@code ./plumbline}. */
    static ProcessBuilder java(Class<?> main, String... arguments) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Xms64m",
                "-XX:+UseSerialGC",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        return new ProcessBuilder(
                Stream.concat(command.stream(), Stream.of(arguments)).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    String name() {
        return name;
    }

    /** Versions and threads, as the process tells them. */
    String about() {
        return about;
    }

    /** Over all slots. */
    int imagesPerStep() {
        return imagesPerStep;
    }

    long pid() {
        return process.pid();
    }

    Turn turn(int steps) throws IOException {
        asks.println(steps);
        String[] answer = answer().split(" ", 2);
        return new Turn(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]));
    }

    private String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(name + " has ended: what it said is above");
        }
        return answer;
    }

    @Override
    public void close() {
        asks.close();
        process.destroy();
    }
}
