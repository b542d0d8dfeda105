package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.Split;
import dev.plumbline.datasets.UnreadableImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderedSourcesTest {
    private final Sources sources = Sources.of(List.of());

    @Test
    void areThereWithoutADirectory() {
        assertThat(sources.names()).containsExactly("fractaldb", "rendered:camtrap", "rendered:objects");
        assertThatThrownBy(() -> sources.source("imagenet"))
                .isInstanceOf(InvalidField.class)
                .hasMessage("source: imagenet; expected one of fractaldb, rendered:camtrap, rendered:objects; --source"
                        + " name=DIR adds one");
    }

    @Test
    void objectsHaveAThousandImagesOfEachClass() {
        Listing listing = sources.source("rendered:objects").listing();
        assertThat(listing.classes())
                .hasSize(64)
                .allSatisfy(
                        c -> assertThat(c.images()).hasSize(1000).allMatch(image -> image.startsWith(c.id() + "/")));
        assertThat(listing.digest())
                .isEqualTo(Sources.of(List.of())
                        .source("rendered:objects")
                        .listing()
                        .digest());
    }

    @Test
    void camtrapSplitsHaveAllClassesAndNoImageInCommon() {
        CamtrapSource survey = (CamtrapSource) sources.source("rendered:camtrap");
        List<String> classes =
                survey.listing().classes().stream().map(ImageClass::id).toList();
        assertThat(classes).hasSize(16).contains("empty");
        for (Split split : Split.values()) {
            assertThat(survey.split(split).classes().stream().map(ImageClass::id))
                    .isEqualTo(classes);
        }
        List<String> all = Arrays.stream(Split.values())
                .flatMap(split -> survey.split(split).classes().stream())
                .flatMap(c -> c.images().stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void camtrapGroupsByCameraOutOfDistributionAndByCameraAndDayIn() {
        Source survey = sources.source("rendered:camtrap");
        assertThat(survey.group("ood-test/camera-61/day-03/007000")).contains("camera-61");
        assertThat(survey.group("id-test/camera-07/day-03/004900")).contains("camera-07/day-03");
    }

    @Test
    void drawTheSameAtAnyOffset() throws UnreadableImage {
        for (String name : sources.names()) {
            Source source = sources.source(name);
            String image = source.listing().classes().get(3).images().get(1);
            byte[] alone = new byte[32 * 32 * 3];
            byte[] batch = new byte[2 * 32 * 32 * 3];
            source.read(image, 32, alone, 0);
            source.read(image, 32, batch, alone.length);
            assertThat(Arrays.copyOfRange(batch, alone.length, batch.length)).isEqualTo(alone);
            assertThat(Arrays.copyOf(batch, alone.length)).containsOnly(0);
        }
    }

    @Test
    void refuseAnImageThatIsNotTheirs() {
        for (String image :
                List.of("daisy/000001", "no class/000000", "daisy/x", "daisy", "../daisy/000000", "-1", "")) {
            assertThatThrownBy(() -> sources.source("rendered:objects").read(image, 32, new byte[3072], 0))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessage("source rendered:objects, image " + image + ": the world has no such image");
        }
        assertThatThrownBy(() ->
                        sources.source("rendered:camtrap").read("train/camera-00/day-00/999999", 32, new byte[3072], 0))
                .isInstanceOf(UnreadableImage.class);
        assertThatThrownBy(() -> sources.source("rendered:objects").read("daisy/000000", 224, new byte[150528], 0))
                .hasMessageEndingWith("it can be drawn at 32 to 96 pixels, not at 224");
    }
}
