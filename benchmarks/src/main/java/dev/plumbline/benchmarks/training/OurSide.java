package dev.plumbline.benchmarks.training;

import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.Network;
import dev.plumbline.models.engine.Optimizer;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.models.engine.Program;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plumbline's engine in a process of its own, one network to a slot. It speaks as {@code torch-peer.py} does: a line of
 * standard input is a number of steps for every slot, the answer is the seconds they took and the first slot's last value.
 */
final class OurSide implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final boolean trains;
    private final List<Batch> batches;
    private final List<Network> networks = new ArrayList<>();
    private final ExecutorService slots;
    private int step;

    private OurSide(boolean trains, Workload workload, Engine engine, boolean bfloat16, int slots) {
        this.trains = trains;
        this.batches = workload.batches();
        this.slots = Executors.newFixedThreadPool(slots);
        Optimizer sgd = new Optimizer.Sgd(Workload.MOMENTUM, Workload.WEIGHT_DECAY, false);
        Program program =
                trains ? new Program(workload.spec(), sgd, bfloat16, 0) : Program.predicting(workload.spec(), bfloat16);
        for (int i = 0; i < slots; i++) {
            networks.add(engine.network(program, workload.normalisation(), workload.state()));
        }
    }

    /** Arguments: train or evaluate, the workload's directory, device, precision, threads of a slot, slots. */
    public static void main(String[] args) throws Exception {
        Engine engine = Engine.start(args[2], Integer.parseInt(args[4]));
        Workload workload = Workload.read(Path.of(args[1]));
        int slots = Integer.parseInt(args[5]);
        try (OurSide side = new OurSide(args[0].equals("train"), workload, engine, args[3].equals("bfloat16"), slots);
                BufferedReader asks = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.printf("%s, threads: %s, slots: %d%n", engine.version(), args[4], slots);
            for (String line = asks.readLine(); line != null; line = asks.readLine()) {
                System.out.println(side.turn(Integer.parseInt(line)));
            }
        }
    }

    private String turn(int steps) throws Exception {
        List<Callable<Double>> work = new ArrayList<>();
        for (Network network : networks) {
            work.add(() -> trains ? train(network, steps) : evaluate(network, steps));
        }
        long begun = System.nanoTime();
        List<Future<Double>> done = slots.invokeAll(work);
        double value = done.get(0).get();
        double seconds = (System.nanoTime() - begun) / NANOS;
        for (Future<Double> slot : done) {
            slot.get();
        }
        step += steps;
        return seconds + " " + value;
    }

    private double train(Network network, int steps) {
        double loss = 0;
        for (int i = step; i < step + steps; i++) {
            loss = network.gradients(batches.get(i % batches.size()), 0).loss();
            network.update(Workload.LEARNING_RATE, i + 1);
        }
        return loss;
    }

    private double evaluate(Network network, int steps) {
        double scores = 0;
        for (int i = step; i < step + steps; i++) {
            Predictions all = network.predict(batches.get(i % batches.size()));
            scores = 0;
            for (int image = 0; image < all.images(); image++) {
                scores += all.scores()[image * all.top()] / all.images();
            }
        }
        return scores;
    }

    @Override
    public void close() {
        slots.shutdown();
        networks.forEach(Network::close);
    }
}
