package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Colour;

/**
 * The colours of a country.
 *
 * @param closed how much of the view a wall of leaves shuts off, 0 to 1
 */
record Palette(Colour sky, Colour soil, Colour litter, Colour foliage, Colour bark, Colour grass, float closed) {
    static Palette of(Habitat habitat) {
        return switch (habitat) {
            case SAVANNA -> of(0.1f, 0xb9d3e6, 0xc8ab6c, 0x94793f, 0x76803c, 0x6d5843, 0xd1b96f);
            case WOODLAND -> of(0.5f, 0xcfdcd6, 0x8c7850, 0x5d5034, 0x647a38, 0x5c4c3a, 0x97994f);
            case RAINFOREST -> of(0.95f, 0x8fa88a, 0x5a4a30, 0x352d1d, 0x33682c, 0x453a2e, 0x4b8038);
            case DESERT -> of(0, 0xd3e0e6, 0xd9b88f, 0xb48658, 0x8f8d60, 0x7d6750, 0xbfae7a);
            case WETLAND -> of(0.25f, 0xc5d6de, 0x76864a, 0x515f30, 0x55793a, 0x5a4c3a, 0x8caa4c);
            case UPLAND -> of(0.4f, 0xd8e1e7, 0x97a27c, 0x6d7556, 0x37523d, 0x4a3f37, 0xa9ab86);
        };
    }

    private static Palette of(float closed, int... rgb) {
        return new Palette(
                Colour.hex(rgb[0]),
                Colour.hex(rgb[1]),
                Colour.hex(rgb[2]),
                Colour.hex(rgb[3]),
                Colour.hex(rgb[4]),
                Colour.hex(rgb[5]),
                closed);
    }
}
