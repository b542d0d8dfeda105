package dev.plumbline.datasets.image;

/**
 * What the markers of a JPEG file say about its colours: the number of components (SOF) and Adobe's transform (APP14),
 * which is -1 without that marker.
 */
record JpegInks(int components, int adobeTransform) {
    private static final int SOF0 = 0xC0;
    private static final int SOF15 = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOS = 0xDA;
    private static final int APP14 = 0xEE;
    private static final int YCCK = 2;

    static JpegInks of(byte[] file) {
        int components = 0;
        int transform = -1;
        int at = 2;
        while (at + 9 < file.length) {
            int marker = file[at + 1] & 0xFF;
            if ((file[at] & 0xFF) != 0xFF || marker == SOS) {
                break;
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC) {
                components = file[at + 9] & 0xFF;
            } else if (marker == APP14 && at + 15 < file.length && file[at + 4] == 'A' && file[at + 5] == 'd') {
                transform = file[at + 15] & 0xFF;
            }
            at += 2 + ((file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF));
        }
        return new JpegInks(components, transform);
    }

    boolean four() {
        return components == 4;
    }

    /** From the samples as stored (YCCK or CMYK) to CMYK as stored, in place: JFIF's conversion, K as it is. */
    void toInvertedCmyk(byte[] samples) {
        if (adobeTransform != YCCK) {
            return;
        }
        for (int i = 0; i < samples.length; i += 4) {
            int y = samples[i] & 0xFF;
            int cb = (samples[i + 1] & 0xFF) - 128;
            int cr = (samples[i + 2] & 0xFF) - 128;
            samples[i] = clamped(255 - (y + 1.402 * cr));
            samples[i + 1] = clamped(255 - (y - 0.344136 * cb - 0.714136 * cr));
            samples[i + 2] = clamped(255 - (y + 1.772 * cb));
        }
    }

    private static byte clamped(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}
