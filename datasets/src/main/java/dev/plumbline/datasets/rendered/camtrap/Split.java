package dev.plumbline.datasets.rendered.camtrap;

/** The parts of the task. The first three share cameras and have disjoint days; the last two have cameras of their own. */
public enum Split {
    TRAIN,
    ID_VAL,
    ID_TEST,
    OOD_VAL,
    OOD_TEST;

    public boolean inDistribution() {
        return this == TRAIN || this == ID_VAL || this == ID_TEST;
    }
}
