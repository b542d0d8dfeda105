package dev.plumbline.datasets.image;

/** Four-ink pixels to RGB without a colour profile, as Pillow does: each of R, G, B is (255 - ink)(255 - black) / 255, rounded. */
final class Cmyk {
    private Cmyk() {}

    /** @param inverted 4 bytes a pixel, 255 meaning no ink, which is how Adobe's programs write JPEG files */
    static byte[] toRgb(byte[] inverted) {
        byte[] rgb = new byte[inverted.length / 4 * 3];
        for (int from = 0, to = 0; from < inverted.length; from += 4, to += 3) {
            int light = inverted[from + 3] & 0xFF;
            for (int band = 0; band < 3; band++) {
                rgb[to + band] = (byte) (((inverted[from + band] & 0xFF) * light + 127) / 255);
            }
        }
        return rgb;
    }
}
