package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.StageState;
import java.util.Objects;

/** What was published last: only changes are, and time alone is none. */
final class Said {
    private Said() {}

    record OfRun(RunState state) implements Fact {
        static final String KIND = "said-run/";

        boolean same(RunState now) {
            return state.status() == now.status()
                    && state.pretrained() == now.pretrained()
                    && state.finetuned() == now.finetuned()
                    && state.evaluated() == now.evaluated()
                    && Objects.equals(state.failure(), now.failure())
                    && Objects.equals(state.waiting(), now.waiting());
        }

        @Override
        public String key() {
            return KIND + state.run();
        }
    }

    record OfStage(StageState state) implements Fact {
        static final String KIND = "said-stage/";

        boolean same(StageState now) {
            return state.status() == now.status()
                    && state.trained() == now.trained()
                    && Objects.equals(state.failure(), now.failure());
        }

        @Override
        public String key() {
            return KIND + state.stage();
        }
    }

    record OfBackfill(BackfillState state) implements Fact {
        static final String KIND = "said-backfill/";

        boolean same(BackfillState now) {
            return state.request().equals(now.request())
                    && state.checkpoints() == now.checkpoints()
                    && state.done() == now.done()
                    && state.collected() == now.collected()
                    && state.failed() == now.failed()
                    && Objects.equals(state.failure(), now.failure())
                    && Objects.equals(state.waiting(), now.waiting());
        }

        @Override
        public String key() {
            return KIND + state.key();
        }
    }
}
