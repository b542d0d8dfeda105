package dev.plumbline.cli.command;

import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.datasets.overlap.ImagePool;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.task.Task;
import dev.plumbline.datasets.task.TaskTest;
import dev.plumbline.datasets.task.Tasks;
import dev.plumbline.producers.study.Study;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which sets of images are to be compared. */
final class OverlapQuestions {
    private final Sources known;
    private final Tasks tasks;

    OverlapQuestions(Sources known) {
        this.known = known;
        this.tasks = new Tasks(known);
    }

    record Question(ImagePool a, ImagePool b) {}

    List<Question> ofSources(String first, String second) {
        return List.of(new Question(ImagePool.of(known.source(first)), ImagePool.of(known.source(second))));
    }

    /** Each of the sources, and the task's train, with each of the task's tests. */
    List<Question> ofTask(Collection<String> sources, String name) {
        List<Question> questions = new ArrayList<>();
        Task task = tasks.task(name);
        ImagePool train =
                ImagePool.of(name + " train", known.source(task.train().header().source()), task.train());
        for (TaskTest test : task.tests()) {
            ImagePool images = ImagePool.of(
                    name + " " + test.name(),
                    known.source(test.manifest().header().source()),
                    test.manifest());
            sources.forEach(source -> questions.add(new Question(ImagePool.of(known.source(source)), images)));
            questions.add(new Question(train, images));
        }
        return questions;
    }

    /** For each task of the study: the sources that models are pre-trained on for it, and its own train. */
    List<Question> ofStudy(Study study) {
        Map<String, SortedSet<String>> sources = new TreeMap<>();
        for (Request request : study.requests()) {
            SortedSet<String> ofTask =
                    sources.computeIfAbsent(request.finetuning().task(), task -> new TreeSet<>());
            Pretraining pretraining = request.pretraining();
            if (pretraining != null) {
                ofTask.add(pretraining.source());
            }
        }
        List<Question> questions = new ArrayList<>();
        sources.forEach((task, ofTask) -> questions.addAll(ofTask(ofTask, task)));
        return questions;
    }
}
