package dev.plumbline.datasets.source;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.rendered.ContactSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first images of each class of a listing, a row a class, for looking at a source.
 *
 * @param perClass images of each class, fewer where it has fewer
 * @param size pixels along a side, as models see it
 * @param zoom screen pixels for each of these
 */
public record SourceSheet(int perClass, int size, int zoom) {
    public void write(Source source, Listing listing, Path png) throws IOException, UnreadableImage {
        List<ContactSheet.Cell> cells = new ArrayList<>();
        for (ImageClass c : listing.classes()) {
            for (int i = 0; i < perClass; i++) {
                cells.add(cell(source, c, i));
            }
        }
        new ContactSheet(perClass, zoom).write(cells, png);
    }

    private ContactSheet.Cell cell(Source source, ImageClass of, int place) throws UnreadableImage {
        byte[] rgb = new byte[size * size * 3];
        if (place >= of.images().size()) {
            return ContactSheet.Cell.of("", size, rgb);
        }
        source.read(of.images().get(place), size, rgb, 0);
        return ContactSheet.Cell.of(of.name(), size, rgb);
    }
}
