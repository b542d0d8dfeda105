package dev.plumbline.producers.planner;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.Attempt;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.producers.planner.EpochFact.Score;

/** Turns events into facts. It decides nothing, and the same event again changes nothing. */
final class Intake {
    private final Facts facts;
    private final Workers workers;
    private final FailureListener failures;
    private long refused;

    Intake(Facts facts, Workers workers, FailureListener failures) {
        this.facts = facts;
        this.workers = workers;
        this.failures = failures;
    }

    void apply(Event event, Arrival arrival) {
        if (event instanceof Accepted accepted) {
            accepted(accepted, arrival);
        } else if (event instanceof Command command) {
            facts.put(facts.command(command.target()).with(command, arrival));
        } else if (event instanceof AddedTest added) {
            test(added, arrival);
        } else if (event instanceof Attempt attempt) {
            attempt(attempt, arrival);
        } else if (event instanceof Heartbeat heartbeat) {
            workers.heard(heartbeat, arrival.now());
        } else if (event instanceof CheckpointDone done) {
            checkpoint(done);
        } else if (event instanceof Evaluation evaluation) {
            evaluation(evaluation);
        } else if (event instanceof EpochWork work) {
            CheckpointRef parent = work.parent();
            WorkId id = WorkId.training(work.key(), work.epoch(), work.generation());
            released(id, work.attempt(), parent == null ? 0 : parent.generation(), arrival);
        } else if (event instanceof EvaluationWork work) {
            released(WorkId.of(work), work.attempt(), 0, arrival);
        } else {
            throw new IllegalArgumentException("no input of the planner: " + event);
        }
    }

    /** One id, two contents: the resolver refuses the second before it comes here; if it comes, the first stands. */
    private void accepted(Accepted accepted, Arrival arrival) {
        RunFact known = facts.run(accepted.key());
        if (known == null) {
            facts.put(RunFact.of(accepted, arrival));
        } else if (!known.accepted().equals(accepted)) {
            refused++;
        }
    }

    /** As with runs: the resolver refuses other images under a known name, and if they come, the first stand. */
    private void test(AddedTest added, Arrival arrival) {
        TestFact known = facts.test(new TestKey(added.task(), added.test().name()));
        if (known != null && !known.test().equals(added.test())) {
            refused++;
        } else {
            facts.put(known == null ? TestFact.of(added, arrival) : known.again(added, arrival));
        }
    }

    private void attempt(Attempt attempt, Arrival arrival) {
        WorkId id;
        try {
            id = WorkId.parse(attempt.work());
        } catch (InvalidField e) {
            refused++;
            return;
        }
        if (facts.done(id)) {
            return;
        }
        WorkFact work = facts.work(id);
        switch (attempt.outcome()) {
            case STARTED -> {
                workers.began(id.queue(), arrival.now());
                facts.put(work.start(
                        new WorkFact.Holder(attempt.worker(), attempt.attempt(), attempt.at(), arrival.now())));
            }
            case HANDED_BACK -> facts.put(work.end(attempt.attempt()));
            case FAILED -> {
                if (attempt.failure() != null) {
                    Failed failed = new Failed(attempt.failure(), attempt.at(), arrival.now());
                    facts.put(work.fail(attempt.attempt(), failed));
                    failures.failed(id.queue(), attempt.failure().cause());
                }
            }
        }
    }

    private void checkpoint(CheckpointDone done) {
        CheckpointRef checkpoint = done.checkpoint();
        facts.put(facts.epoch(checkpoint.stage(), checkpoint.epoch()).with(checkpoint, done.at()));
        forgetDone(checkpoint.stage());
    }

    private void evaluation(Evaluation evaluation) {
        if (evaluation.metricVersion() < Evaluation.METRIC_VERSION) {
            return;
        }
        CheckpointRef checkpoint = evaluation.checkpoint();
        TestKey test = new TestKey(evaluation.task(), evaluation.test());
        facts.put(facts.epoch(checkpoint.stage(), checkpoint.epoch())
                .withScore(new Score(checkpoint.generation(), test), evaluation.at()));
        forgetDone(checkpoint.stage());
    }

    private void forgetDone(String stage) {
        for (WorkFact work : facts.worksOf(stage)) {
            if (facts.done(work.work())) {
                facts.remove(work);
            }
        }
    }

    /**
     * The planner's own word comes back to it. It tells something new only to one that lost its memory; that one learns
     * what is in the queues, and that the stage's epochs released before were over: it has one at a time.
     */
    private void released(WorkId id, int attempt, int parentGeneration, Arrival arrival) {
        WorkFact known = facts.work(id);
        if (facts.done(id) || attempt <= known.released()) {
            return;
        }
        if (id.queue() == Queue.TRAINING) {
            facts.worksOf(id.stage()).stream()
                    .filter(work -> work.work().queue() == Queue.TRAINING)
                    .forEach(work -> facts.put(work.end(work.released())));
        }
        facts.put(facts.work(id).release(attempt, parentGeneration, arrival.written()));
    }

    /** Events that could not be: a second content under a run's id, an attempt at no work. */
    long refused() {
        return refused;
    }
}
