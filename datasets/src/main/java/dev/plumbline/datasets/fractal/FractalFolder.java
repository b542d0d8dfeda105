package dev.plumbline.datasets.fractal;

import dev.plumbline.contracts.InvalidField;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * FractalDB as an image folder: {@code <category>/<category>_<instance>.png}, grey. Read back at the same size it has the bytes
 * that the source {@code fractaldb} draws.
 *
 * @param out a new or empty directory
 * @param instances of each category, 1 to {@value Instance#COUNT}, in the order of {@link Instance#taken}
 * @param size pixels along a side; the published images have {@value FractalRenderer#SIDE}
 */
public record FractalFolder(Path out, int instances, int size) {
    private static final int LARGEST = 2048;

    public FractalFolder {
        if (instances < 1 || instances > Instance.COUNT) {
            throw new InvalidField("instances", instances, "1 to " + Instance.COUNT);
        }
        if (size < 1 || size > LARGEST) {
            throw new InvalidField("size", size, "1 to " + LARGEST + " pixels");
        }
    }

    /**
     * A category's folder appears when all of its images are written.
     *
     * @throws InvalidField when the directory holds something
     */
    public void write(List<Category> categories, int threads) throws IOException, InterruptedException {
        requireEmpty();
        ThreadLocal<FractalRenderer> renderer = ThreadLocal.withInitial(FractalRenderer::new);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> pending = new ArrayList<>();
            for (int i = 0; i < categories.size(); i++) {
                int number = i;
                pending.add(workers.submit(() -> {
                    write(number, categories.get(number).system(), renderer.get());
                    return null;
                }));
            }
            for (Future<?> category : pending) {
                category.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(out + " was not written to its end: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
    }

    private void requireEmpty() throws IOException {
        Files.createDirectories(out);
        try (Stream<Path> entries = Files.list(out)) {
            if (entries.findAny().isPresent()) {
                throw new InvalidField("out", out, "a new or empty directory");
            }
        }
    }

    private void write(int number, FunctionSystem system, FractalRenderer renderer) throws IOException {
        String category = "%05d".formatted(number);
        Path begun = Files.createDirectory(out.resolve("." + category));
        for (int i = 0; i < instances; i++) {
            Instance instance = Instance.taken(i);
            Path file = begun.resolve(category + "_" + instance.name() + ".png");
            if (!ImageIO.write(image(number, system, instance, renderer), "png", file.toFile())) {
                throw new IOException("this Java has no PNG writer, so " + file + " was not written");
            }
        }
        Files.move(begun, out.resolve(category), StandardCopyOption.ATOMIC_MOVE);
    }

    private BufferedImage image(int number, FunctionSystem system, Instance instance, FractalRenderer renderer) {
        byte[] rgb = new byte[size * size * 3];
        renderer.render(number, system, instance, size, rgb, 0);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < grey.length; i++) {
            grey[i] = rgb[3 * i];
        }
        return image;
    }
}
