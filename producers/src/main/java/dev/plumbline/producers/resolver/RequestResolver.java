package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.catalogue.Architecture;
import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.Problem.Reason;
import dev.plumbline.producers.resolver.Resolution.Refused;
import dev.plumbline.producers.resolver.Resolution.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests exact: a pure function of the request, the catalogues and the data sets of this machine. Safe for
 * several threads.
 */
public final class RequestResolver {
    private final Recipes recipes;
    private final PreparedData data;
    private final TestResolver tests;

    public RequestResolver(Recipes recipes, PreparedData data) {
        this.recipes = recipes;
        this.data = data;
        this.tests = new TestResolver(data);
    }

    /** What is wrong with the request; nothing when it can be run. */
    public List<Problem> check(Request request) {
        return resolve(request) instanceof Refused refused ? refused.problems() : List.of();
    }

    /** @throws java.io.UncheckedIOException when a data set or the sink cannot be reached: the request may be sound */
    public Resolution resolve(Request request) {
        Findings findings = new Findings();
        Architecture architecture = findings.unknown(() -> Architectures.named("architecture", request.architecture()));
        Pretraining pretraining = request.pretraining();
        Pretrained pretrained = pretraining == null ? null : pretrained(request, pretraining, architecture, findings);
        Recipe recipe = findings.unknown(() -> recipe(
                "finetuning",
                request.finetuning().recipe(),
                request.finetuning().epochs(),
                request.finetuning().learningRate()));
        findings.fits("finetuning", architecture, recipe);
        PreparedData.TaskData task =
                findings.data("finetuning", () -> data.task(request.finetuning().task()));
        if (!findings.problems.isEmpty()) {
            return new Refused(findings.problems);
        }
        Stage pretrain = pretrained == null ? null : pretrained.stage();
        Stage finetune = new Stage(
                StageKind.FINETUNE,
                request.architecture(),
                Objects.requireNonNull(task).train(),
                Objects.requireNonNull(recipe),
                request.finetuning().seed(),
                pretrain == null ? null : pretrain.id(),
                request.finetuning().weights());
        return new Resolved(new Accepted(
                request, pretrain, finetune, pretrained == null ? null : pretrained.validation(), task.tests()));
    }

    /**
     * What a test request adds to its task.
     *
     * @param known what was added under this name before
     */
    AddedTest resolve(TestRequest request, Optional<TestSet> known) throws UnfitData {
        return tests.resolve(request, known);
    }

    /** @param validation null where the source has no images to validate on */
    private record Pretrained(Stage stage, @Nullable DataRef validation) {}

    private @Nullable Pretrained pretrained(
            Request request, Pretraining pretraining, @Nullable Architecture architecture, Findings findings) {
        Recipe recipe = findings.unknown(
                () -> recipe("pretraining", pretraining.recipe(), pretraining.epochs(), pretraining.learningRate()));
        Long epochImages = pretraining.epochImages();
        if (recipe != null && epochImages != null) {
            Recipe given = recipe;
            recipe = findings.invalid(() -> lengthened(given, epochImages));
        }
        findings.fits("pretraining", architecture, recipe);
        PreparedData.VariantData variant =
                findings.data("pretraining", () -> data.variant(pretraining.source(), pretraining.variant()));
        if (recipe == null || variant == null) {
            return null;
        }
        Stage stage = new Stage(
                StageKind.PRETRAIN,
                request.architecture(),
                variant.train(),
                recipe,
                pretraining.seed(),
                null,
                pretraining.weights());
        return new Pretrained(stage, variant.validation());
    }

    private Recipe recipe(String stage, String name, @Nullable Integer epochs, @Nullable Double rate) {
        Recipe named = recipes.named(stage + ".recipe", name);
        Recipe recipe = epochs == null ? named : named.withEpochs(epochs);
        return rate == null ? recipe : recipe.withLearningRate(rate);
    }

    private static Recipe lengthened(Recipe recipe, long epochImages) {
        if (epochImages < recipe.batch()) {
            throw new InvalidField(
                    "pretraining.epochImages",
                    epochImages,
                    "at least a batch of " + recipe.name() + ", " + recipe.batch());
        }
        return recipe.withEpochImages(epochImages);
    }

    /** Collects what is wrong, so that all of it can be said at once. */
    private static final class Findings {
        private final List<Problem> problems = new ArrayList<>();

        <T> @Nullable T unknown(Supplier<T> part) {
            return found(Reason.UNKNOWN, part);
        }

        <T> @Nullable T invalid(Supplier<T> part) {
            return found(Reason.INVALID, part);
        }

        private <T> @Nullable T found(Reason reason, Supplier<T> part) {
            try {
                return part.get();
            } catch (InvalidField e) {
                problems.add(Problem.of(reason, e));
                return null;
            }
        }

        /** Nothing is known to be wrong where either is not known itself. */
        void fits(String stage, @Nullable Architecture architecture, @Nullable Recipe recipe) {
            if (architecture == null || recipe == null) {
                return;
            }
            try {
                architecture.requireSize(stage + ".recipe", recipe.view().size());
            } catch (InvalidField e) {
                problems.add(Problem.of(Reason.INVALID, e));
            }
        }

        <T> @Nullable T data(String stage, PreparedData.Part<T> part) {
            try {
                return part.get();
            } catch (UnfitData e) {
                problems.add(e.within(stage));
                return null;
            }
        }
    }
}
