package dev.plumbline.cli.option;

/** How data is printed. */
public enum Format {
    TABLE,
    JSON,
    CSV
}
