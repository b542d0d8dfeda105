package dev.plumbline.producers.study;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** At which line of a YAML text a field stands. */
final class YamlPlaces {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private final @Nullable Node root;

    private YamlPlaces(@Nullable Node root) {
        this.root = root;
    }

    /** @throws YAMLException where the text is no YAML */
    static YamlPlaces of(String yaml) {
        return new YamlPlaces(new Yaml(new LoaderOptions()).compose(new StringReader(yaml)));
    }

    /**
     * The line, from 1, of the deepest part of the path that is written; null for an empty text.
     *
     * @param path as {@code series[1].pretraining.source}
     */
    @Nullable
    Integer line(@Nullable String path) {
        if (root == null) {
            return null;
        }
        Node node = root;
        int line = root.getStartMark().getLine();
        Matcher steps = STEP.matcher(path == null ? "" : path);
        while (steps.find()) {
            NodeTuple entry = entry(node, steps.group(1));
            Node item = item(node, steps.group(2));
            if (entry != null) {
                line = entry.getKeyNode().getStartMark().getLine();
                node = entry.getValueNode();
            } else if (item != null) {
                line = item.getStartMark().getLine();
                node = item;
            } else {
                break;
            }
        }
        return line + 1;
    }

    private static @Nullable NodeTuple entry(Node node, @Nullable String field) {
        if (field == null || !(node instanceof MappingNode mapping)) {
            return null;
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(field))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Node item(Node node, @Nullable String index) {
        if (index == null || !(node instanceof SequenceNode sequence)) {
            return null;
        }
        List<Node> items = sequence.getValue();
        int i = Integer.parseInt(index);
        return i < items.size() ? items.get(i) : null;
    }
}
