package dev.plumbline.service.work;

import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.EpochWork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does what it is told instead of training, and remembers what it was asked to do. */
final class FakeBench implements Workbench<EpochWork> {
    private final Topics topics;
    private final Training training;
    final List<String> performed = new CopyOnWriteArrayList<>();
    volatile Optional<Result<?>> before = Optional.empty();
    volatile boolean closed;

    /** In place of an epoch. */
    @FunctionalInterface
    interface Training {
        void train(EpochWork work, WorkProgress progress) throws WorkFailed, WorkStopped, InterruptedException;
    }

    FakeBench(Topics topics, Training training) {
        this.topics = topics;
        this.training = training;
    }

    @Override
    public Optional<? extends Result<?>> done(EpochWork work, WorkProgress progress) {
        return before;
    }

    @Override
    public Result<?> perform(EpochWork work, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        performed.add(work.work());
        training.train(work, progress);
        return Works.result(topics, work, "w");
    }

    @Override
    public void close() {
        closed = true;
    }
}
