package dev.plumbline.models.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of the CPU's instructions oneDNN, PyTorch's library of kernels, may use.
 *
 * <p>oneDNN 3.7 plans its AVX-512 kernels by the sizes of the caches. On a virtual AMD EPYC (family 26) that tells nothing of its
 * caches, convolutions planned so were wrong in the second digit; with AVX2 they were right ({@code ParityIT}).
 */
final class Instructions {
    private static final Logger LOG = LoggerFactory.getLogger(Instructions.class);
    private static final String LIMIT = "ONEDNN_MAX_CPU_ISA";
    private static final String FORMER_LIMIT = "DNNL_MAX_CPU_ISA";
    private static final String RIGHT_EVERYWHERE = "AVX2";

    private final Path root;

    /** @param root the file system's, with {@code proc} and {@code sys} */
    Instructions(Path root) {
        this.root = root;
    }

    /** Sets the limit where one is needed and none is set. To be called before the library loads, which reads it once. */
    void limit(Map<String, String> environment) {
        if (environment.containsKey(LIMIT) || environment.containsKey(FORMER_LIMIT) || !mistakesCaches()) {
            return;
        }
        LOG.info(
                "this AMD processor tells nothing of its caches, for which oneDNN's AVX-512 kernels compute wrong results:"
                        + " kernels are limited to {} (set {} to choose otherwise)",
                RIGHT_EVERYWHERE,
                LIMIT);
        Function setenv = NativeLibrary.getInstance("c").getFunction("setenv");
        if (setenv.invokeInt(new Object[] {LIMIT, RIGHT_EVERYWHERE, 0}) != 0) {
            throw new IllegalStateException("setenv of " + LIMIT + " failed: set it to " + RIGHT_EVERYWHERE
                    + " in the environment of this process");
        }
    }

    /** Whether this is an AMD processor that does not say how large its caches are. False where that cannot be read. */
    boolean mistakesCaches() {
        Path cpu = root.resolve("sys/devices/system/cpu/cpu0");
        try {
            return Files.isDirectory(cpu)
                    && Files.notExists(cpu.resolve("cache"))
                    && Files.readString(root.resolve("proc/cpuinfo")).contains("AuthenticAMD");
        } catch (IOException e) {
            return false;
        }
    }
}
