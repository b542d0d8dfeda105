package dev.plumbline.models.retention;

import dev.plumbline.models.checkpoint.StoredFile;

/** What is to become of one file. */
public record Verdict(StoredFile file, Reason reason) {
    public boolean keeps() {
        return reason.keeps();
    }
}
