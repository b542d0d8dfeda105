package dev.plumbline.datasets.image;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import dev.plumbline.datasets.image.CropResize.Part;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** libturbojpeg (API 2.0 or later), where this machine has it; Debian's package is {@code libturbojpeg0}. */
final class TurboJpeg implements JpegDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(TurboJpeg.class);
    private static final int FORMAT_RGB = 0;
    private static final int FORMAT_CMYK = 11;
    private static final int COLOURSPACE_CMYK = 3;
    private static final int COLOURSPACE_YCCK = 4;

    /** The functions of {@code turbojpeg.h}, bound when the class is first used. */
    private static final class Library {
        static {
            Native.register(Library.class, "turbojpeg");
        }

        static native @Nullable Pointer tjInitDecompress();

        static native int tjDecompressHeader3(
                Pointer handle,
                Pointer jpeg,
                NativeLong length,
                int[] width,
                int[] height,
                int[] sampling,
                int[] space);

        static native int tjDecompress2(
                Pointer handle,
                Pointer jpeg,
                NativeLong length,
                Pointer pixels,
                int width,
                int pitch,
                int height,
                int format,
                int flags);

        static native String tjGetErrorStr2(Pointer handle);

        static native int tjDestroy(Pointer handle);
    }

    private final Queue<Worker> idleWorkers = new ConcurrentLinkedQueue<>();

    private TurboJpeg() {}

    static Optional<JpegDecoder> load() {
        try {
            TurboJpeg decoder = new TurboJpeg();
            Library.tjDestroy(decoder.open());
            return Optional.of(decoder);
        } catch (LinkageError | UndecodableImage e) {
            LOG.debug("no libturbojpeg here", e);
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "libturbojpeg";
    }

    /** A decoder and the memory that it writes to, which the next image uses again. */
    private static final class Worker {
        private final Pointer handle;
        private Memory file = new Memory(1);
        private Memory pixels = new Memory(1);

        Worker(Pointer handle) {
            this.handle = handle;
        }

        Memory file(byte[] bytes) {
            file = withRoom(file, bytes.length);
            file.write(0, bytes, 0, bytes.length);
            return file;
        }

        Memory pixels(int bytes) {
            pixels = withRoom(pixels, bytes);
            return pixels;
        }

        private static Memory withRoom(Memory memory, int bytes) {
            if (memory.size() >= bytes) {
                return memory;
            }
            memory.close();
            return new Memory(bytes);
        }

        void close() {
            file.close();
            pixels.close();
            Library.tjDestroy(handle);
        }
    }

    @Override
    public Pixels decode(byte[] file, PartChoice choice) throws UndecodableImage {
        Worker idle = idleWorkers.poll();
        Worker worker = idle == null ? new Worker(open()) : idle;
        boolean sound = false;
        try {
            Pixels decoded = decode(worker, file, choice);
            sound = true;
            return decoded;
        } finally {
            if (sound) {
                idleWorkers.add(worker);
            } else {
                worker.close();
            }
        }
    }

    private static Pixels decode(Worker worker, byte[] file, PartChoice choice) throws UndecodableImage {
        Pointer handle = worker.handle;
        NativeLong length = new NativeLong(file.length);
        Memory jpeg = worker.file(file);
        int[] widths = new int[1];
        int[] height = new int[1];
        int[] space = new int[1];
        check(Library.tjDecompressHeader3(handle, jpeg, length, widths, height, new int[1], space), handle);
        int width = widths[0];
        boolean cmyk = space[0] == COLOURSPACE_CMYK || space[0] == COLOURSPACE_YCCK;
        int pitch = width * (cmyk ? 4 : 3);
        Memory pixels = worker.pixels(JpegFaults.bytes(pitch, height[0]));
        int format = cmyk ? FORMAT_CMYK : FORMAT_RGB;
        check(Library.tjDecompress2(handle, jpeg, length, pixels, width, pitch, height[0], format, 0), handle);
        if (cmyk) {
            byte[] inks = pixels.getByteArray(0, pitch * height[0]);
            return new Pixels(width, height[0], Cmyk.toRgb(inks)).part(choice);
        }
        return copied(pixels, width, height[0], choice);
    }

    private static Pixels copied(Memory pixels, int width, int height, PartChoice choice) {
        Part part = choice.of(width, height);
        int pitch = width * 3;
        int row = part.width() * 3;
        byte[] rgb = choice.room(row * part.height());
        if (row == pitch) {
            pixels.read((long) part.top() * pitch, rgb, 0, row * part.height());
        } else {
            for (int y = 0; y < part.height(); y++) {
                pixels.read((long) (part.top() + y) * pitch + part.left() * 3L, rgb, y * row, row);
            }
        }
        return new Pixels(part.width(), part.height(), rgb);
    }

    private static void check(int result, Pointer handle) throws UndecodableImage {
        if (result != 0) {
            String message = Library.tjGetErrorStr2(handle);
            if (JpegFaults.isFault(message)) {
                throw new UndecodableImage("JPEG: " + message);
            }
        }
    }

    private Pointer open() throws UndecodableImage {
        Pointer handle = Library.tjInitDecompress();
        if (handle == null) {
            throw new UndecodableImage("libturbojpeg could not start a decoder: out of memory");
        }
        return handle;
    }
}
