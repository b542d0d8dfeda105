package dev.plumbline.models.engine;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** PyTorch's native library in this process, on one device. Networks on different threads do not disturb each other. */
public final class Engine {
    private final Device device;
    private final ai.djl.engine.Engine djl;

    private Engine(Device device, ai.djl.engine.Engine djl) {
        this.device = device;
        this.djl = djl;
    }

    /**
     * Loads the library, once a process, from the class path and never from the network.
     *
     * @param device {@code cpu}, {@code gpu0}, ...
     * @param threads CPU threads of one network, for the whole process: results depend on the number
     * @throws IllegalArgumentException where this machine has no such device
     */
    public static Engine start(String device, int threads) {
        // DJL reads it once, when its first class loads: without it a missing library is downloaded.
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        NativeMemory.keep();
        new Instructions(Path.of("/")).limit(System.getenv());
        ai.djl.engine.Engine djl = ai.djl.engine.Engine.getEngine("PyTorch");
        Device chosen = Device.fromName(device, djl);
        if (chosen.isGpu() && chosen.getDeviceId() >= djl.getGpuCount()) {
            throw new IllegalArgumentException(
                    "device %s must be cpu or one of this machine's %d GPUs".formatted(device, djl.getGpuCount()));
        }
        JniUtils.setNumThreads(threads);
        return new Engine(chosen, djl);
    }

    /** {@code pytorch-2.7.1}: part of a checkpoint's header, since other versions may round differently. */
    public String version() {
        return "pytorch-" + djl.getVersion();
    }

    public String device() {
        return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
    }

    /**
     * A network with a copy of the given state.
     *
     * @param state by the names of {@link Program#state}; optimizer state that is absent begins as zeros, the
     *     average as the weights
     * @throws IllegalArgumentException where a tensor is missing or has another type or shape
     */
    public Network network(Program program, Normalisation pixels, Map<String, HostTensor> state) {
        PtNDManager manager = (PtNDManager) djl.newBaseManager(device);
        try {
            InputStream archive = new ByteArrayInputStream(program.archive());
            long handle = JniUtils.loadModuleHandle(archive, device, false, false);
            Network network = new Network(manager, new PtSymbolBlock(manager, handle), program);
            network.load(state, pixels);
            return network;
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /* Both are thread-local, and on in a new thread. Without the optimizer there are no warm-up runs that round differently. */
    static void useThisThread() {
        JniUtils.setGradMode(false);
        JniUtils.setGraphExecutorOptimize(false);
    }
}
