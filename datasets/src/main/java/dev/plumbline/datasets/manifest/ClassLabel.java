package dev.plumbline.datasets.manifest;

/** What a label stands for; its place in the header is the label. */
public record ClassLabel(String id, String name) {}
