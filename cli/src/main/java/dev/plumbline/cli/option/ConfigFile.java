package dev.plumbline.cli.option;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What this machine is like, in {@code plumbline.yaml}: {@code sources}, a map of names to directories, and values for
 * options by their long names, which the command line overrides. Relative paths are relative to the file.
 */
public final class ConfigFile implements IDefaultValueProvider {
    private static final String NAME = "plumbline.yaml";
    private static final String OPTION = "--config";
    private static final Set<String> PATHS = Set.of("data");

    private final Map<String, String> options;
    private final Map<String, Path> sources;

    private ConfigFile(Map<String, String> options, Map<String, Path> sources) {
        this.options = options;
        this.sources = sources;
    }

    /**
     * The file that {@code --config} names among the arguments, or {@code plumbline.yaml} in the working directory, or
     * nothing.
     *
     * @param known names of options, without dashes
     */
    public static ConfigFile find(String[] args, Set<String> known) throws IOException {
        Path named = named(args);
        Path file = named == null ? Path.of(NAME) : named;
        return named == null && !Files.exists(file)
                ? new ConfigFile(Map.of(), Map.of())
                : read(file.toAbsolutePath(), known);
    }

    private static @Nullable Path named(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(OPTION + "=")) {
                return Path.of(args[i].substring(OPTION.length() + 1));
            }
            if (args[i].equals(OPTION) && i + 1 < args.length) {
                return Path.of(args[i + 1]);
            }
        }
        return null;
    }

    static ConfigFile read(Path file, Set<String> known) throws IOException {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        JsonNode root;
        String text = Files.readString(file);
        try {
            root = mapper.readTree(text);
        } catch (IOException e) {
            throw new InvalidConfig(file + ": " + JsonFault.sentence(e));
        }
        try {
            return of(root, file.resolveSibling(""), known);
        } catch (InvalidField e) {
            throw new InvalidConfig(file + ": " + e.sentence());
        }
    }

    private static ConfigFile of(JsonNode root, Path directory, Set<String> known) {
        Map<String, String> options = new TreeMap<>();
        Map<String, Path> sources = new LinkedHashMap<>();
        if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
            throw new InvalidField("the file", root.asText(), "fields, as sources: {pacs: /data/PACS}");
        }
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals("sources")) {
                addSources(field.getValue(), directory, sources);
            } else {
                options.put(field.getKey(), option(field.getKey(), field.getValue(), directory, known));
            }
        }
        return new ConfigFile(options, sources);
    }

    private static void addSources(JsonNode node, Path directory, Map<String, Path> sources) {
        if (!node.isObject()) {
            throw new InvalidField("sources", node.asText(), "a map of names to directories");
        }
        node.properties().forEach(source -> {
            if (!source.getValue().isTextual()) {
                throw new InvalidField("sources." + source.getKey(), source.getValue(), "a directory");
            }
            sources.put(source.getKey(), directory.resolve(source.getValue().asText()));
        });
    }

    private static String option(String name, JsonNode value, Path directory, Set<String> known) {
        if (!known.contains(name)) {
            Set<String> names = new TreeSet<>(known);
            names.add("sources");
            throw new InvalidField("field", name, "one of " + String.join(", ", names));
        }
        if (!value.isValueNode() || value.isNull()) {
            throw new InvalidField(name, value, "one value");
        }
        return PATHS.contains(name) ? directory.resolve(value.asText()).toString() : value.asText();
    }

    Map<String, Path> sources() {
        return sources;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? options.get(option.longestName().replaceFirst("^--", ""))
                : null;
    }

    /** A configuration that says something wrong; the message names file, field, value and what would be right. */
    static final class InvalidConfig extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        InvalidConfig(String message) {
            super(message);
        }
    }
}
