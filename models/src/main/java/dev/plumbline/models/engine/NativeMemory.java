package dev.plumbline.models.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The C library's allocator, told to keep what PyTorch frees: a step allocates what the step before it freed. */
final class NativeMemory {
    private static final Logger LOG = LoggerFactory.getLogger(NativeMemory.class);

    /* Parameters of mallopt(3). */
    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MMAP_THRESHOLD = -3;

    private NativeMemory() {}

    /**
     * Without it glibc gives every large block back to the kernel, which costs a page fault for each 4 KB of every step.
     * TOP_PAD keeps the heaps of threads, which ignore the trim threshold. Does nothing where there is no glibc.
     */
    static void keep() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
            mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, 1 << 30});
            mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, Integer.MAX_VALUE});
            mallopt.invokeInt(new Object[] {TOP_PAD, 64 << 20});
        } catch (UnsatisfiedLinkError e) {
            LOG.info("no mallopt in this C library: training is slower, not different", e);
        }
    }
}
