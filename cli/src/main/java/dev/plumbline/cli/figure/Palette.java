package dev.plumbline.cli.figure;

import java.awt.Color;
import java.util.List;

/** The colours of series, told apart by colour-blind readers too: Okabe and Ito 2008; black is the baseline's. */
final class Palette {
    static final Color NOTHING = new Color(0, true);
    static final Color GREY = new Color(110, 110, 110);
    private static final List<Color> LINES = List.of(
            new Color(30, 30, 30),
            new Color(0, 114, 178),
            new Color(213, 94, 0),
            new Color(0, 158, 115),
            new Color(204, 121, 167),
            new Color(86, 180, 233),
            new Color(230, 159, 0));
    private static final int SHADE = 30;
    private static final int POINT = 170;

    private Palette() {}

    static Color line(int series) {
        return LINES.get(series % LINES.size());
    }

    static Color shade(Color colour) {
        return withAlpha(colour, SHADE);
    }

    static Color translucent(Color colour) {
        return withAlpha(colour, POINT);
    }

    private static Color withAlpha(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
