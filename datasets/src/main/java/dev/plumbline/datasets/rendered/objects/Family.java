package dev.plumbline.datasets.rendered.objects;

import java.util.List;

/** Classes that share a build. */
record Family(String kingdom, String name, List<ObjectClass> classes) {
    static Family of(String kingdom, String name, ObjectClass... classes) {
        return new Family(kingdom, name, List.of(classes));
    }
}
