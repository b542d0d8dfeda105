package dev.plumbline.datasets.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.testing.RealImages;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 30,000 photographs of 64 pixels, and 1,670 of 227; 200 of each are copied in every way. */
class OverlapPhotographsIT {
    private static final int COPIED = 200;

    @TempDir
    private Path directory = Path.of(".");

    private final OverlapSearch search =
            new OverlapSearch(14, Runtime.getRuntime().availableProcessors());

    private static Path photographs() {
        assumeThat(RealImages.photographs()).as(RealImages.ABSENT).isPresent();
        return RealImages.photographs().orElseThrow();
    }

    private static ImagePool pool(Path folder) {
        Source source =
                Sources.of(List.of(new SourceDirectory("photographs", folder))).source("photographs");
        return ImagePool.of(source);
    }

    private Overlap withCopies(Path folder, ImagePool photographs) throws Exception {
        int each = photographs.images().size() / COPIED;
        for (int i = 0; i < COPIED; i++) {
            int place = i * each;
            BufferedImage image =
                    ImageIO.read(folder.resolve(photographs.images().get(place)).toFile());
            for (Copies copies : Copies.values()) {
                copies.write(image, directory.resolve(copies.name().toLowerCase(Locale.ROOT) + "/" + place + ".jpg"));
            }
        }
        return search.between(photographs, pool(directory));
    }

    private static Map<String, Long> found(Overlap overlap) {
        return overlap.matches().stream()
                .filter(match -> match.a().equals(original(overlap.a(), match.b())))
                .collect(Collectors.groupingBy(
                        match -> match.b().substring(0, match.b().indexOf('/')), Collectors.counting()));
    }

    @Test
    void findsCopiesAmongSmallPhotographsAndNoOthers() throws Exception {
        Path folder = photographs();
        Overlap overlap = withCopies(folder, pool(folder));
        Map<String, Long> found = found(overlap);
        System.out.println("copies found of 200 at 64 pixels: " + found);
        assertThat(found.get("resized")).isEqualTo(COPIED);
        assertThat(found.get("encoded")).isEqualTo(COPIED);
        assertThat(found.get("brightened")).isGreaterThanOrEqualTo(198);
        assertThat(found.get("cropped")).isGreaterThanOrEqualTo(160);
        assertThat(overlap.matches())
                .filteredOn(match -> !match.a().equals(original(overlap.a(), match.b())))
                .isEmpty();
    }

    /** Here others are found too, and rightly: PACS has one person's portraits and one drawing in many colours. */
    @Test
    void findsCopiesOfLargerPhotographs() throws Exception {
        assumeThat(RealImages.pacs()).as(RealImages.ABSENT).isPresent();
        Path folder = RealImages.pacs().orElseThrow().resolve("photo");
        Map<String, Long> found = found(withCopies(folder, pool(folder)));
        System.out.println("copies found of 200 at 227 pixels: " + found);
        assertThat(found.get("resized")).isEqualTo(COPIED);
        assertThat(found.get("encoded")).isEqualTo(COPIED);
        assertThat(found.get("brightened")).isGreaterThanOrEqualTo(198);
        assertThat(found.get("cropped")).isGreaterThanOrEqualTo(180);
    }

    private static String original(ImagePool photographs, String copy) {
        return photographs.images().get(Integer.parseInt(copy.replaceAll("\\D", "")));
    }

    /** All three pairs were looked at: a dog twice, and an obelisk and a coast from the same place. */
    @Test
    void findsThreePairsAmongThePhotographsThemselves() throws Exception {
        ImagePool photographs = pool(photographs());
        assertThat(search.between(photographs, photographs).matches())
                .extracting(Match::a, Match::b)
                .containsExactly(
                        tuple("n02099712/n02099712_247.JPEG", "n02099712/n02099712_377.JPEG"),
                        tuple("n03837869/n03837869_19.JPEG", "n03837869/n03837869_490.JPEG"),
                        tuple("n09246464/n09246464_195.JPEG", "n09246464/n09246464_29.JPEG"));
    }
}
