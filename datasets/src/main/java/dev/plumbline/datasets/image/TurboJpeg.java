package dev.plumbline.datasets.image;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.Optional;
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
                Pointer handle, byte[] jpeg, NativeLong length, int[] width, int[] height, int[] sampling, int[] space);

        static native int tjDecompress2(
                Pointer handle,
                byte[] jpeg,
                NativeLong length,
                byte[] pixels,
                int width,
                int pitch,
                int height,
                int format,
                int flags);

        static native String tjGetErrorStr2(Pointer handle);

        static native int tjDestroy(Pointer handle);
    }

    private TurboJpeg() {}

    static Optional<JpegDecoder> load() {
        try {
            TurboJpeg decoder = new TurboJpeg();
            decoder.close(decoder.open());
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

    @Override
    public Pixels decode(byte[] file) throws UndecodableImage {
        Pointer handle = open();
        try {
            return decode(handle, file);
        } finally {
            close(handle);
        }
    }

    private static Pixels decode(Pointer handle, byte[] file) throws UndecodableImage {
        NativeLong length = new NativeLong(file.length);
        int[] width = new int[1];
        int[] height = new int[1];
        int[] space = new int[1];
        check(Library.tjDecompressHeader3(handle, file, length, width, height, new int[1], space), handle);
        boolean cmyk = space[0] == COLOURSPACE_CMYK || space[0] == COLOURSPACE_YCCK;
        int pitch = width[0] * (cmyk ? 4 : 3);
        byte[] pixels = new byte[JpegFaults.bytes(pitch, height[0])];
        int format = cmyk ? FORMAT_CMYK : FORMAT_RGB;
        check(Library.tjDecompress2(handle, file, length, pixels, width[0], pitch, height[0], format, 0), handle);
        return new Pixels(width[0], height[0], cmyk ? Cmyk.toRgb(pixels) : pixels);
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

    private void close(Pointer handle) {
        Library.tjDestroy(handle);
    }
}
