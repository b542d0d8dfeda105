package dev.plumbline.datasets;

/** The parts of a data set that comes cut: the first three from the places that are trained on, the last two from others. */
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
