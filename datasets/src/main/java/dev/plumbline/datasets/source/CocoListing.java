package dev.plumbline.datasets.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ObjIntConsumer;

/**
 * Reads the tables of a COCO file row by row, whatever their order; other fields are passed over. No more of the file is
 * in memory than one row.
 */
final class CocoListing {
    private final Folder folder;
    private final String file;
    private final CocoTables tables;

    private CocoListing(Folder folder, String file) {
        this.folder = folder;
        this.file = file;
        this.tables = new CocoTables(folder, file);
    }

    /** @throws InvalidField that says which row of which table is at fault */
    static CocoTables read(Folder folder, String file) {
        CocoListing listing = new CocoListing(folder, file);
        try (JsonParser json = Json.events().createParser(folder.table(file).toFile())) {
            listing.readTables(json);
        } catch (JsonProcessingException e) {
            throw listing.malformed(JsonFault.of(e));
        } catch (IOException e) {
            throw new UncheckedIOException("source " + folder.source() + ": cannot read " + file, e);
        }
        return listing.tables;
    }

    private void readTables(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw folder.unfit(file, "a JSON object that holds images, annotations and categories");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String table = json.currentName();
            json.nextToken();
            switch (table) {
                case "images" -> rows(json, table, CocoTables.Image.class, tables::add);
                case "annotations" -> rows(json, table, CocoTables.Annotation.class, tables::add);
                case "categories" -> rows(json, table, CocoTables.Category.class, tables::add);
                default -> json.skipChildren();
            }
        }
    }

    private <T> void rows(JsonParser json, String table, Class<T> kind, ObjIntConsumer<T> row) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw folder.unfit(file, "an array in the field " + table);
        }
        for (int place = 0; json.nextToken() != JsonToken.END_ARRAY; place++) {
            try {
                row.accept(Json.events().readValue(json, kind), place);
            } catch (JsonProcessingException e) {
                throw malformed(JsonFault.of(e).within(table + "[" + place + "]"));
            }
        }
    }

    private InvalidField malformed(JsonFault fault) {
        return folder.unfit(file, "whole JSON in COCO's form; " + fault.sentence());
    }
}
