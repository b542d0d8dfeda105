package dev.plumbline.datasets.rendered;

import java.awt.image.BufferedImage;

/** Letters of 5 x 7 dots, as on a character display; java.awt's own text needs fonts that a server may lack. */
final class DotFont {
    static final int HEIGHT = 8;
    static final int ADVANCE = 6;

    private static final String GLYPHS = " %-./:_0123456789abcdefghijklmnopqrstuvwxyz";
    /** Five columns for each of {@link #GLYPHS}, one byte each, lowest bit on top. */
    private static final String COLUMNS = "0000000000" + "2313086462" + "0808080808" + "0060600000" + "2010080402"
            + "0036360000" + "4040404040" + "3e5149453e" + "00427f4000" + "4261514946" + "2141454b31" + "1814127f10"
            + "2745454539" + "3c4a494930" + "0171090503" + "3649494936" + "064949291e" + "2054545478" + "7f48444438"
            + "3844444420" + "384444487f" + "3854545418" + "087e090102" + "0c5252523e" + "7f08040478" + "00447d4000"
            + "2040443d00" + "7f10284400" + "00417f4000" + "7c04180478" + "7c08040478" + "3844444438" + "7c14141408"
            + "081414187c" + "7c08040408" + "4854545420" + "043f444020" + "3c4040207c" + "1c2040201c" + "3c4030403c"
            + "4428102844" + "0c5050503c" + "4464544c44";

    private DotFont() {}

    /** Writes one line; a character without a glyph shows as a dash. */
    static void write(BufferedImage image, String text, int left, int top, int rgb) {
        for (int i = 0; i < text.length(); i++) {
            int glyph = GLYPHS.indexOf(Character.toLowerCase(text.charAt(i)));
            glyph(image, glyph < 0 ? GLYPHS.indexOf('-') : glyph, left + i * ADVANCE, top, rgb);
        }
    }

    private static void glyph(BufferedImage image, int glyph, int left, int top, int rgb) {
        for (int column = 0; column < 5; column++) {
            int at = (glyph * 5 + column) * 2;
            int bits = Integer.parseInt(COLUMNS.substring(at, at + 2), 16);
            for (int row = 0; row < HEIGHT; row++) {
                if ((bits >> row & 1) == 1) {
                    image.setRGB(left + column, top + row, rgb);
                }
            }
        }
    }
}
