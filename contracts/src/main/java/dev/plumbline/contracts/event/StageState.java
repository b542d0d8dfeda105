package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.catalogue.RecipeRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage stands; the planner alone says so. Workers stop what is {@code CANCELLED}.
 *
 * @param trained epochs finalised
 * @param failure with {@code FAILED} only
 */
public record StageState(
        String stage,
        StageKind kind,
        RecipeRef recipe,
        Status status,
        int trained,
        int epochs,
        @Nullable Failure failure,
        Instant at)
        implements Event {
    public StageState {
        Require.sha256("stage", stage);
        Require.present("kind", kind);
        Require.present("recipe", recipe);
        Require.present("status", status);
        Require.atLeast("trained", trained, 0);
        Require.atLeast("epochs", epochs, trained);
        Require.present("at", at);
    }

    @Override
    public String key() {
        return stage;
    }

    @Override
    public String eventId() {
        return "stage/" + stage + "/" + status + "/" + trained;
    }
}
