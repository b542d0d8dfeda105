package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.CheckpointRef;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file of a store is, and its path in the store: the whole layout. */
public sealed interface FileName {
    /** Relative to the store, with slashes. */
    String path();

    /** A checkpoint; it counts once a marker names it. */
    record Weights(String stage, int epoch, String sha256) implements FileName {
        public Weights {
            Require.sha256("stage", stage);
            Require.sha256("sha256", sha256);
        }

        @Override
        public String path() {
            return directory(stage, epoch) + sha256 + ".safetensors";
        }

        public static Weights of(CheckpointRef ref) {
            return new Weights(ref.stage(), ref.epoch(), ref.sha256());
        }
    }

    /** The checkpoint event of an epoch, which decides which weights are the epoch's. Never deleted. */
    record Marker(String stage, int epoch, int generation) implements FileName {
        public Marker {
            Require.sha256("stage", stage);
        }

        @Override
        public String path() {
            return directory(stage, epoch) + generation + ".json";
        }
    }

    /** Says that weights were deleted on purpose. Never deleted. */
    record Tombstone(String stage, int epoch, String sha256) implements FileName {
        public Tombstone {
            Require.sha256("stage", stage);
            Require.sha256("sha256", sha256);
        }

        @Override
        public String path() {
            return directory(stage, epoch) + sha256 + ".collected";
        }
    }

    /**
     * How far an epoch has come whose worker had to leave.
     *
     * @param from SHA-256 of the checkpoint that the epoch starts from, or 64 zeros: from none
     */
    record Snapshot(String stage, int epoch, String from, String sha256) implements FileName {
        public Snapshot {
            Require.sha256("stage", stage);
            Require.sha256("from", from);
            Require.sha256("sha256", sha256);
        }

        @Override
        public String path() {
            return directory(stage, epoch) + from + "-" + sha256 + ".snapshot";
        }
    }

    /** What a checkpoint said of every image of a test set; it counts where an evaluation cites it. */
    record Predictions(String stage, int epoch, String sha256) implements FileName {
        public Predictions {
            Require.sha256("stage", stage);
            Require.sha256("sha256", sha256);
        }

        @Override
        public String path() {
            return directory(stage, epoch) + sha256 + ".predictions";
        }
    }

    /** Which images a stage trains on. */
    record Manifest(String sha256) implements FileName {
        public Manifest {
            Require.sha256("manifest", sha256);
        }

        @Override
        public String path() {
            return "manifests/" + sha256;
        }
    }

    /** Weights from elsewhere, which stages begin from. */
    record Imported(String sha256) implements FileName {
        public Imported {
            Require.sha256("weights", sha256);
        }

        @Override
        public String path() {
            return "weights/" + sha256 + ".safetensors";
        }
    }

    /** What a writer that died left behind, or writes at this moment. */
    record Temporary(String path) implements FileName {}

    /** Nothing that a store writes. */
    record Foreign(String path) implements FileName {}

    static FileName of(String path) {
        Matcher file = Pattern.compile("stage/([0-9a-f]{64})/([1-9][0-9]{0,8})/"
                        + "(?:([0-9a-f]{64})\\.(safetensors|collected|predictions)|([1-9][0-9]{0,8})\\.json"
                        + "|([0-9a-f]{64})-([0-9a-f]{64})\\.snapshot)")
                .matcher(path);
        if (file.matches()) {
            return ofEpoch(file);
        }
        if (path.matches("manifests/[0-9a-f]{64}")) {
            return new Manifest(path.substring("manifests/".length()));
        }
        if (path.matches("weights/[0-9a-f]{64}\\.safetensors")) {
            return new Imported(path.substring("weights/".length(), path.length() - ".safetensors".length()));
        }
        return path.matches("(.*/)?tmp-[^/]*") ? new Temporary(path) : new Foreign(path);
    }

    private static FileName ofEpoch(Matcher file) {
        String stage = file.group(1);
        int epoch = Integer.parseInt(file.group(2));
        String sha256 = file.group(3);
        if (file.group(6) != null) {
            return new Snapshot(stage, epoch, file.group(6), file.group(7));
        }
        if (sha256 == null) {
            return new Marker(stage, epoch, Integer.parseInt(file.group(5)));
        }
        return switch (file.group(4)) {
            case "collected" -> new Tombstone(stage, epoch, sha256);
            case "predictions" -> new Predictions(stage, epoch, sha256);
            default -> new Weights(stage, epoch, sha256);
        };
    }

    /** Where all files of an epoch are. */
    static String directory(String stage, int epoch) {
        return "stage/" + stage + "/" + epoch + "/";
    }
}
