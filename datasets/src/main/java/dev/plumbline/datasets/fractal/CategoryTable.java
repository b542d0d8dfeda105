package dev.plumbline.datasets.fractal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Categories as bytes: how many (int); then for each its candidate (int), its functions (byte) and their coefficients
 * (doubles), big-endian. The resource {@value #RESOURCE} holds the thousand that the search finds, so that none need
 * search for them again.
 */
public final class CategoryTable {
    private static final String RESOURCE = "categories.bin";

    private CategoryTable() {}

    /** The 1,000 categories of FractalDB-1k. */
    public static List<Category> published() {
        return read(publishedBytes());
    }

    /** The table that {@link #published()} reads. */
    public static byte[] publishedBytes() {
        try (InputStream in = CategoryTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is part of this module");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + RESOURCE + " is part of this module", e);
        }
    }

    public static byte[] bytes(List<Category> categories) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(categories.size());
            for (Category category : categories) {
                write(category, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    static List<Category> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            List<Category> categories = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                categories.add(read(in));
            }
            return List.copyOf(categories);
        } catch (IOException e) {
            throw new UncheckedIOException("a table of " + bytes.length + " bytes ends before its last category", e);
        }
    }

    private static void write(Category category, DataOutputStream out) throws IOException {
        out.writeInt(category.candidate());
        out.writeByte(category.system().functions());
        for (int i = 0; i < category.system().functions(); i++) {
            for (double coefficient : category.system().coefficients(i)) {
                out.writeDouble(coefficient);
            }
        }
    }

    private static Category read(DataInputStream in) throws IOException {
        int candidate = in.readInt();
        double[] rows = new double[in.readUnsignedByte() * FunctionSystem.COEFFICIENTS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = in.readDouble();
        }
        return new Category(candidate, FunctionSystem.of(rows));
    }
}
