package dev.plumbline.benchmarks.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.models.architecture.Networks;
import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.Initial;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Normalisation;
import dev.plumbline.models.engine.Parameter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The same work for every side: a network with its first weights, and batches of noise with labels. SGD with momentum and
 * weight decay moves the weights.
 *
 * @param size pixels, square
 * @param batch images a step
 */
record Workload(String network, int classes, int size, int batch) {
    static final double LEARNING_RATE = 0.01;
    static final double MOMENTUM = 0.9;
    static final double WEIGHT_DECAY = 5e-4;

    private static final String FILE = "workload.json";
    private static final int BATCHES = 4;
    private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> STD = List.of(0.229, 0.224, 0.225);
    private static final int CLASSES = 10;
    private static final int BATCH = 64;
    private static final int SMALL = 32;
    private static final int LARGE = 64;

    /** Small forms at 32 pixels, full ones at 64; batches of 64. */
    static Workload of(String network) {
        boolean small = network.contains("_small") || network.contains("_tiny");
        return new Workload(network, CLASSES, small ? SMALL : LARGE, BATCH);
    }

    /** Reads what {@link #write} wrote. */
    static Workload read(Path directory) throws IOException {
        JsonNode about = Json.strict().readTree(Files.readAllBytes(directory.resolve(FILE)));
        return new Workload(
                about.get("network").asText(),
                about.get("classes").asInt(),
                about.get("size").asInt(),
                about.get("batch").asInt());
    }

    NetworkSpec spec() {
        return Networks.named(network, classes);
    }

    Normalisation normalisation() {
        return new Normalisation(MEAN, STD);
    }

    /** Weights by He et al.'s rule from a fixed seed, norms that change nothing, fresh running statistics. */
    Map<String, HostTensor> state() {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, HostTensor> state = new LinkedHashMap<>();
        for (Parameter parameter : spec().parameters()) {
            state.put(parameter.name(), weights(parameter, random));
        }
        for (NetworkSpec.Buffer buffer : spec().buffers()) {
            HostTensor tensor = HostTensor.zeros(buffer.type(), buffer.shape());
            if (buffer.initial().equals(Initial.ONES)) {
                fill(tensor, 1);
            }
            state.put(buffer.name(), tensor);
        }
        return state;
    }

    private static HostTensor weights(Parameter parameter, SplittableRandom random) {
        HostTensor tensor = HostTensor.zeros(HostTensor.Type.F32, parameter.shape());
        if (parameter.shape().size() == 1) {
            fill(tensor, parameter.name().endsWith(".weight") ? 1 : 0);
            return tensor;
        }
        double fan = (double) parameter.elements() / parameter.shape().get(0);
        double deviation = Math.sqrt(2 / fan);
        FloatBuffer floats = tensor.bytes().asFloatBuffer();
        while (floats.hasRemaining()) {
            floats.put((float) (deviation * random.nextGaussian()));
        }
        return tensor;
    }

    private static void fill(HostTensor tensor, float value) {
        FloatBuffer floats = tensor.bytes().asFloatBuffer();
        while (floats.hasRemaining()) {
            floats.put(value);
        }
    }

    List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES * batch; i++) {
            if (i % batch == 0) {
                batches.add(new Batch(batch, size));
            }
            batches.get(i / batch).add(image(i), label(i));
        }
        return batches;
    }

    private byte[] image(int index) {
        byte[] rgb = new byte[Batch.imageBytes(size)];
        new SplittableRandom(index).nextBytes(rgb);
        return rgb;
    }

    private int label(int index) {
        return index % classes;
    }

    /** For the side in Python: {@code workload.json}, and weights, pixels and labels as little-endian numbers. */
    void write(Path directory) throws IOException {
        ObjectNode about = Json.canonical().createObjectNode();
        about.put("network", network).put("classes", classes).put("size", size).put("batch", batch);
        about.put("batches", BATCHES).put("learningRate", LEARNING_RATE);
        about.put("momentum", MOMENTUM).put("weightDecay", WEIGHT_DECAY);
        MEAN.forEach(about.putArray("mean")::add);
        STD.forEach(about.putArray("std")::add);
        ArrayNode parameters = about.putArray("parameters");
        spec().parameters().forEach(p -> parameters.addObject().put("name", p.name()));
        Files.writeString(directory.resolve(FILE), about.toString());
        writeWeights(directory.resolve("weights.f32"));
        writeBatches(directory);
    }

    private void writeWeights(Path file) throws IOException {
        Map<String, HostTensor> state = state();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Parameter parameter : spec().parameters()) {
                byte[] bytes = new byte[Math.toIntExact(parameter.elements() * Float.BYTES)];
                Objects.requireNonNull(state.get(parameter.name())).bytes().get(bytes);
                out.write(bytes);
            }
        }
    }

    private void writeBatches(Path directory) throws IOException {
        ByteBuffer labels = ByteBuffer.allocate(BATCHES * batch * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream pixels = Files.newOutputStream(directory.resolve("pixels.u8"))) {
            for (int i = 0; i < BATCHES * batch; i++) {
                pixels.write(image(i));
                labels.putLong(label(i));
            }
        }
        Files.write(directory.resolve("labels.i64"), labels.array());
    }
}
