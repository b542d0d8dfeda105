package dev.plumbline.cli;

/** The {@code plumbline} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.err.println("plumbline: no command yet");
        System.exit(2);
    }
}
