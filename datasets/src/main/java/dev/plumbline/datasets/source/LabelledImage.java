package dev.plumbline.datasets.source;

/** @param place where the label is said, for errors: a file and a row, or a folder */
record LabelledImage(String id, String classId, String place) {}
