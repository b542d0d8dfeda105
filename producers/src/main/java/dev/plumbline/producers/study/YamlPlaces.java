package dev.plumbline.producers.study;

import dev.plumbline.producers.Problem;
import dev.plumbline.producers.study.InvalidStudy.Fault;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** At which line of a YAML text a field stands, and what of the text is no JSON. */
final class YamlPlaces {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)");

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

    /** What JSON has no place for: fields that are doubled or no text, and numbers that are not finite. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (root != null) {
            addFaults("", root, new HashSet<>(), faults);
        }
        return faults;
    }

    /** @param seen each node is looked at once, however many aliases lead to it */
    private static void addFaults(String path, Node node, Set<Node> seen, List<Fault> faults) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            addFieldFaults(path, mapping, seen, faults);
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                addFaults(path + "[" + i + "]", sequence.getValue().get(i), seen, faults);
            }
        } else if (node instanceof ScalarNode scalar
                && NOT_FINITE.matcher(text(scalar)).matches()) {
            faults.add(fault(path, scalar.getValue(), "expected a finite number", node));
        }
    }

    private static void addFieldFaults(String path, MappingNode mapping, Set<Node> seen, List<Fault> faults) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            if (!(key instanceof ScalarNode name) || name.getValue().isEmpty()) {
                faults.add(fault(path, null, "a field whose name is " + kind(key) + "; expected a text", key));
                continue;
            }
            String field = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
            @Nullable Integer earlier = lines.putIfAbsent(name.getValue(), line(key));
            if (earlier != null) {
                faults.add(
                        fault(field, null, "doubled; expected each field once, and line " + earlier + " has it", key));
            }
            addFaults(field, entry.getValueNode(), seen, faults);
        }
    }

    private static String kind(Node key) {
        return key instanceof SequenceNode ? "a list" : key instanceof MappingNode ? "an object" : "missing";
    }

    /** Quoted, it is no number. */
    private static String text(ScalarNode scalar) {
        return scalar.isPlain() ? scalar.getValue() : "";
    }

    private static Fault fault(String path, @Nullable String value, String wrong, Node at) {
        Problem problem = new Problem(Problem.Reason.MALFORMED, path.isEmpty() ? null : path, value, wrong);
        return new Fault(problem, line(at));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
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
