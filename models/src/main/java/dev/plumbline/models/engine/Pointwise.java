package dev.plumbline.models.engine;

import java.util.Map;
import java.util.Set;

/**
 * A convolution of one position, written as the matrix product that it is.
 *
 * <p>oneDNN 3.7, which PyTorch 2.7 has, divides by zero on some CPUs when it plans such a convolution between these numbers of
 * channels (its {@code est_eff_1x1}, which treats them apart), and takes the process with it; seen on the processor that
 * {@link Instructions} tells of. With channels last the product reads and writes the same memory.
 */
final class Pointwise {
    private static final Map<Integer, Set<Integer>> OUTPUTS =
            Map.of(256, Set.of(1024), 512, Set.of(1024, 2048), 1024, Set.of(512, 2048));

    private Pointwise() {}

    /** Whether a convolution of so many input channels is better not planned by oneDNN. */
    static boolean is(int inputs, Layers.Conv conv) {
        return conv.kernel() == 1
                && conv.padding() == 0
                && conv.groups() == 1
                && OUTPUTS.getOrDefault(inputs, Set.of()).contains(conv.channels());
    }

    static String product(String x, String weight, String bias, int stride) {
        String positions = stride == 1 ? x : every(every(x, 2, stride), 3, stride);
        return "torch.permute(torch.linear(torch.permute(%s, [0, 2, 3, 1]), torch.flatten(%s, 1), %s), [0, 3, 1, 2])"
                .formatted(positions, weight, bias);
    }

    private static String every(String x, int dimension, int stride) {
        return "torch.slice(%s, %d, 0, %d, %d)".formatted(x, dimension, Long.MAX_VALUE, stride);
    }
}
