package dev.plumbline.models.engine;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;

/**
 * A network on a device: its weights, running statistics and optimizer state live in native memory until {@link #close}.
 * Used by one thread at a time, any thread. Gradients are zero between steps.
 */
public final class Network implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock module;
    private final Program program;

    Network(PtNDManager manager, PtSymbolBlock module, Program program) {
        this.manager = manager;
        this.module = module;
        this.program = program;
    }

    /**
     * Takes a copy of a whole state.
     *
     * @param state by the names of {@link Program#state}; optimizer state that is absent begins as zeros, the average as the
     *     weights
     * @throws IllegalArgumentException where a tensor is missing or has another type or shape
     */
    void load(Map<String, HostTensor> state, Normalisation pixels) {
        try (PtNDManager scope = scope()) {
            NDList inputs = new NDList();
            for (Program.Slot slot : program.state()) {
                PtNDArray array = upload(scope, tensor(state, slot));
                array.setName("state[]");
                inputs.add(array);
            }
            inputs.add(upload(scope, pixels.scale()));
            inputs.add(upload(scope, pixels.shift()));
            differentiate(scope, 1, () -> call(scope, "install", inputs).get(0));
        }
    }

    /** A copy of the whole state, in the order of {@link Program#state}. */
    public Map<String, HostTensor> state() {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        for (Program.Slot slot : program.state()) {
            state.put(slot.name(), HostTensor.zeros(slot.type(), slot.shape()));
        }
        try (PtNDManager scope = scope();
                PtNDManager host = scope.newSubManager(Device.cpu());
                IValue copies = IValue.listFrom(
                        state.values().stream().map(t -> upload(host, t)).toArray(PtNDArray[]::new))) {
            run("state", copies).close();
        }
        return state;
    }

    /**
     * Forward and backward pass: the gradients are there, clipped; the weights have not moved.
     *
     * @param seed decides alone what dropout drops
     */
    public StepResult gradients(Batch batch, long seed) {
        return gradients(batch, batch.count(), part -> seed);
    }

    /**
     * As {@link #gradients(Batch, long)}, the batch going through the network in parts, one after another: the gradient is
     * that of the mean loss of the whole batch, but batch norms see, and count, one part at a time.
     *
     * @param size images of a part; the last may have fewer
     * @param seeds of the parts, by number from 0: each decides alone what dropout drops
     */
    public StepResult gradients(Batch batch, int size, IntToLongFunction seeds) {
        double loss = 0;
        int correct = 0;
        for (int first = 0; first < batch.count(); first += size) {
            Batch part = batch.part(first, Math.min(size, batch.count() - first));
            float[] lossAndCorrect =
                    accumulate(part, seeds.applyAsLong(first / size), (double) part.count() / batch.count());
            loss += (double) lossAndCorrect[0] * part.count() / batch.count();
            correct += (int) lossAndCorrect[1];
        }
        try (PtNDManager scope = scope();
                IValue norm = run("gradient_norm")) {
            return new StepResult((float) loss, correct, norm.toTensor(scope).getFloat());
        }
    }

    /* Adds share times the gradient of the part's mean loss. */
    private float[] accumulate(Batch part, long seed, double share) {
        try (PtNDManager scope = scope()) {
            NDList inputs = new NDList(pixels(scope, part), labels(scope, part), scope.create(seed));
            PtNDArray[] read = new PtNDArray[1];
            differentiate(scope, share, () -> {
                NDList outputs = call(scope, "loss", inputs);
                read[0] = (PtNDArray) outputs.get(1);
                return outputs.get(0);
            });
            return read[0].toFloatArray();
        }
    }

    /**
     * Moves the weights along the gradients, which become zero, and then the average.
     *
     * @param step of the whole stage, from 1
     */
    public void update(double learningRate, long step) {
        Engine.useThisThread();
        try (IValue lr = IValue.from(learningRate);
                IValue count = IValue.from(step)) {
            run("update", lr, count).close();
        }
    }

    /** The most probable classes of each image, in evaluation mode. */
    public Predictions predict(Batch batch) {
        return predict("predict", batch);
    }

    /**
     * As {@link #predict}, under the average of parameters and buffers.
     *
     * @throws IllegalStateException where the network keeps none
     */
    public Predictions predictAveraged(Batch batch) {
        if (program.rule().averaging() == null) {
            throw new IllegalStateException("the network keeps no average of its weights");
        }
        return predict("predict_averaged", batch);
    }

    private Predictions predict(String method, Batch batch) {
        try (PtNDManager scope = scope();
                IValue images = IValue.from(pixels(scope, batch));
                IValue result = run(method, images)) {
            float[] values = result.toTensor(scope).toFloatArray();
            int[] classes = new int[values.length / 2];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = (int) values[i];
            }
            float[] scores = Arrays.copyOfRange(values, classes.length, values.length);
            return new Predictions(classes.length / batch.count(), classes, scores);
        }
    }

    /** One row of logits per image, in evaluation mode. */
    public float[][] logits(Batch batch) {
        return logits("logits", batch);
    }

    /** As {@link #logits} with the batch's own statistics, which move the running ones, and without dropout. */
    public float[][] trainingLogits(Batch batch) {
        return logits("training_logits", batch);
    }

    private float[][] logits(String method, Batch batch) {
        try (PtNDManager scope = scope();
                IValue images = IValue.from(pixels(scope, batch));
                IValue result = run(method, images)) {
            float[] values = result.toTensor(scope).toFloatArray();
            int classes = values.length / batch.count();
            float[][] rows = new float[batch.count()][classes];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(values, i * classes, rows[i], 0, classes);
            }
            return rows;
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    /* Frees every native handle that is made in it. */
    private PtNDManager scope() {
        Engine.useThisThread();
        return (PtNDManager) manager.newSubManager();
    }

    /* Outside of autograd. */
    private IValue run(String method, IValue... inputs) {
        try {
            return IValueUtils.runMethod(module, method, inputs);
        } catch (EngineException e) {
            throw OutOfDeviceMemory.or(e);
        }
    }

    /* A result belongs to the manager of the first input, so that must be the scope's. */
    private NDList call(PtNDManager scope, String method, NDList inputs) {
        PtNDArray name = (PtNDArray) scope.create(0);
        name.setName("module_method:" + method);
        inputs.add(name);
        return IValueUtils.forward(module, inputs, true);
    }

    /* DJL's GradientCollector allows one a process; the thread-local switch and the call beneath it do not mind others. */
    private static void differentiate(PtNDManager scope, double share, Supplier<NDArray> loss) {
        JniUtils.setGradMode(true);
        try {
            PtNDArray factor = (PtNDArray) scope.create((float) share);
            JniUtils.backward((PtNDArray) loss.get(), factor, false, false);
        } catch (EngineException e) {
            throw OutOfDeviceMemory.or(e);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private static PtNDArray pixels(PtNDManager scope, Batch batch) {
        Shape shape = new Shape(batch.count(), batch.size(), batch.size(), 3);
        return scope.create(batch.pixels(), shape, DataType.UINT8);
    }

    private static PtNDArray labels(PtNDManager scope, Batch batch) {
        return scope.create(batch.labels(), new Shape(batch.count()), DataType.INT64);
    }

    private static PtNDArray upload(PtNDManager scope, HostTensor tensor) {
        Shape shape =
                new Shape(tensor.shape().stream().mapToLong(Long::longValue).toArray());
        DataType type = tensor.type() == HostTensor.Type.F32 ? DataType.FLOAT32 : DataType.INT64;
        return scope.create(tensor.bytes(), shape, type);
    }

    private static HostTensor tensor(Map<String, HostTensor> state, Program.Slot slot) {
        HostTensor tensor = state.get(slot.name());
        if (tensor == null && !slot.required() && slot.origin() != null) {
            tensor = state.get(slot.origin());
        }
        if (tensor == null && !slot.required()) {
            return HostTensor.zeros(slot.type(), slot.shape());
        }
        if (tensor == null || tensor.type() != slot.type() || !tensor.shape().equals(slot.shape())) {
            throw new IllegalArgumentException("%s must be %s of shape %s, not %s"
                    .formatted(
                            slot.name(),
                            slot.type(),
                            slot.shape(),
                            tensor == null ? "absent" : tensor.type() + " of shape " + tensor.shape()));
        }
        return tensor;
    }
}
