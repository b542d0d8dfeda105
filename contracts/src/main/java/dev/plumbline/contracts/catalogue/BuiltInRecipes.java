package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.catalogue.Augmentation.Policy;
import dev.plumbline.contracts.catalogue.Regularisation.Decayed;
import java.util.List;

/** The recipes that come with Plumbline, each with where its numbers are from. docs/recipes.md has them as a table. */
final class BuiltInRecipes {
    private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
    private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
    private static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);

    /** {@code presets.py}: {@code ClassificationPresetEval}, and what a photograph of a pre-training set is made. */
    private static final View PHOTOGRAPH = new View(View.Fit.CENTRE, 256, 224, IMAGENET_MEAN, IMAGENET_STD);

    private static final String REFERENCE = "torchvision, references/classification (README.md, train.py, presets.py)";
    private static final String PAPER = "Ramanujan, Nguyen et al., NeurIPS 2023";
    private static final String WILDS = "WILDS, examples/configs/datasets.py and examples/transforms.py (472677590d)";

    private BuiltInRecipes() {}

    static List<NamedRecipe> all() {
        return List.of(
                alexNet("torchvision/alexnet", REFERENCE + ": AlexNet"),
                reference("torchvision/densenet", 90, 0.1, REFERENCE + ": the default parameters"),
                mobileNet("torchvision/mobilenet_v3", 600, REFERENCE + ": MobileNetV3; not the mean of 3 checkpoints"),
                reference("torchvision/resnet", 90, 0.1, REFERENCE + ": the default parameters"),
                reference("torchvision/resnext", 100, 0.1, REFERENCE + ": ResNext-50 32x4d"),
                alexNet("paper/pretrain-alexnet", pretraining("alexnet")),
                reference("paper/pretrain-densenet", 90, 0.1, pretraining("densenet")),
                mobileNet("paper/pretrain-mobilenet_v3", 90, pretraining("mobilenet_v3")),
                reference("paper/pretrain-resnet", 90, 0.1, pretraining("resnet")),
                reference("paper/pretrain-resnext", 90, 0.1, pretraining("resnext")),
                laion(),
                wilds("paper/finetune", adam(), PAPER + ": WILDS' own settings, 12 epochs; " + WILDS),
                wilds("wilds/iwildcam", adam(), WILDS),
                wilds("clip/iwildcam", adamW(3e-5, 0), PAPER + ": the same with AdamW for CLIP; " + WILDS),
                flyp(),
                fractalDb(),
                small("small/pretrain", 32, 2, 6, 0.1),
                small("small/finetune", 32, 2, 5, 0.05),
                small("small64/pretrain", 64, 4, 6, 0.1),
                small("small64/finetune", 64, 4, 5, 0.05));
    }

    private static String pretraining(String family) {
        return PAPER + ": 90 epochs of every architecture, else the settings of torchvision/" + family;
    }

    /** Batch 256 is 32 on each of 8 GPUs. */
    private static NamedRecipe reference(String name, int epochs, double rate, String source) {
        Recipe recipe = of(
                name,
                PHOTOGRAPH,
                Augmentation.flipped(Crop.RandomResized.usual()),
                256,
                epochs,
                new Optimizer.Sgd(rate, 0.9, false, 1e-4),
                Schedule.of(new Decay.Steps(30, 0.1)));
        return new NamedRecipe(recipe, source);
    }

    private static NamedRecipe alexNet(String name, String source) {
        return reference(name, 90, 0.01, source);
    }

    /** Batch 1,024 is 128 on each of 8 GPUs. */
    private static NamedRecipe mobileNet(String name, int epochs, String source) {
        Recipe recipe = of(
                name,
                PHOTOGRAPH,
                new Augmentation(Crop.RandomResized.usual(), true, Policy.AUTO_AUGMENT, 0.2),
                1024,
                epochs,
                new Optimizer.RmsProp(0.064, 0.9, 0.0316, 0.9, 1e-5),
                Schedule.of(new Decay.Steps(2, 0.973)));
        return new NamedRecipe(recipe, source);
    }

    /** 25 epochs of 1,250 steps: 128,000,000 images. */
    private static NamedRecipe laion() {
        Recipe recipe = new Recipe(
                "paper/laion",
                new View(View.Fit.CENTRE, 224, 224, CLIP_MEAN, CLIP_STD),
                new Augmentation(new Crop.RandomResized(0.9, 1, 3.0 / 4, 4.0 / 3), false, Policy.NONE, 0),
                4096,
                1,
                25,
                5_120_000L,
                adamW(5e-4, 0.2),
                new Schedule(Warmup.steps(500), new Decay.Cosine()),
                new Regularisation(0, Decayed.WEIGHTS, null),
                null,
                Precision.FLOAT32);
        return new NamedRecipe(
                recipe,
                PAPER + ": 128 M samples seen, batch 4096, rate 5e-4, 500 steps of warm-up; else OpenCLIP's defaults"
                        + " (params.py, transform.py, constants.py), but bilinear");
    }

    private static NamedRecipe wilds(String name, Optimizer optimizer, String source) {
        Recipe recipe = of(
                name,
                new View(View.Fit.SQUASH, 448, 448, IMAGENET_MEAN, IMAGENET_STD),
                Augmentation.none(),
                16,
                12,
                optimizer,
                Schedule.of(new Decay.Constant()));
        return new NamedRecipe(recipe, source);
    }

    private static NamedRecipe flyp() {
        Recipe recipe = of(
                "flyp/iwildcam",
                new View(View.Fit.CENTRE, 224, 224, CLIP_MEAN, CLIP_STD),
                new Augmentation(new Crop.RandomResized(0.9, 1, 3.0 / 4, 4.0 / 3), false, Policy.NONE, 0),
                256,
                20,
                adamW(1e-5, 0.2),
                new Schedule(Warmup.steps(500), new Decay.Cosine()));
        return new NamedRecipe(
                recipe,
                "FLYP (Goyal et al., CVPR 2023), README.md and clip/clip.py (215d5bb6fe); cross entropy in place of its"
                        + " contrastive loss, bilinear");
    }

    /** Images are drawn at 362 pixels ({@code exe.sh}), and training sees 224 of these. */
    private static NamedRecipe fractalDb() {
        Recipe recipe = of(
                "fractaldb/pretrain",
                new View(View.Fit.CENTRE, 362, 224, List.of(0.2, 0.2, 0.2), List.of(0.5, 0.5, 0.5)),
                new Augmentation(new Crop.Window(), false, Policy.NONE, 0),
                256,
                90,
                new Optimizer.Sgd(0.1, 0.9, false, 1e-4),
                Schedule.of(new Decay.Milestones(List.of(30, 60), 0.1)));
        return new NamedRecipe(
                recipe,
                "FractalDB-Pretrained-ResNet-PyTorch, pretraining/args.py, pretraining/main.py and exe.sh (1b8fb9fe7a)");
    }

    /** For networks of the {@code _small} kind on a CPU. */
    private static NamedRecipe small(String name, int size, int pad, int epochs, double rate) {
        Recipe recipe = of(
                name,
                new View(View.Fit.CENTRE, size, size, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                Augmentation.flipped(new Crop.Padded(pad)),
                64,
                epochs,
                new Optimizer.Sgd(rate, 0.9, true, 5e-4),
                new Schedule(Warmup.epochs(0.5), new Decay.Cosine()));
        return new NamedRecipe(recipe, "Plumbline's own, for " + size + "-pixel images and small networks on a CPU");
    }

    private static Optimizer adam() {
        return new Optimizer.Adam(3e-5, 0.9, 0.999, 1e-8, 0);
    }

    private static Optimizer adamW(double rate, double decay) {
        return new Optimizer.AdamW(rate, 0.9, 0.999, 1e-8, decay);
    }

    private static Recipe of(
            String name,
            View view,
            Augmentation augmentation,
            int batch,
            int epochs,
            Optimizer optimizer,
            Schedule schedule) {
        return new Recipe(
                name,
                view,
                augmentation,
                batch,
                1,
                epochs,
                null,
                optimizer,
                schedule,
                Regularisation.none(),
                null,
                Precision.FLOAT32);
    }
}
