package dev.plumbline.service;

/**
 * One thing that must hold for a role to do its work.
 *
 * @param name within the role, such as {@code kafka} or {@code streams}
 * @param detail how it stands, in a few words
 */
public record HealthCheck(String name, boolean up, String detail) {

    public static HealthCheck up(String name, String detail) {
        return new HealthCheck(name, true, detail);
    }

    public static HealthCheck down(String name, String detail) {
        return new HealthCheck(name, false, detail);
    }

    public static HealthCheck of(String name, boolean up, String detail) {
        return new HealthCheck(name, up, detail);
    }
}
