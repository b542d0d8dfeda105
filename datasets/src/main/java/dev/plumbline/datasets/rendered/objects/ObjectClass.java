package dev.plumbline.datasets.rendered.objects;

import java.util.function.Consumer;

/**
 * A class of this world: its name, how far it may turn, and how to draw one.
 *
 * @param spin largest turn from upright, in turns: 0.5 for things that lie any way round
 */
record ObjectClass(String name, float spin, Consumer<Sketch> drawing) {
    static final float ANY = 0.5f;
    static final float LOOSE = 0.12f;
    static final float STANDING = 0.035f;
}
