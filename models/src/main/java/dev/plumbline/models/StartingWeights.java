package dev.plumbline.models;

import dev.plumbline.models.architecture.Networks;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A weights file as the beginning of a stage. Every tensor of the network must be in it, with its shape, but for the head
 * and the counts of batches, which not every program writes; nothing else may be, and every number must be finite. An
 * optimizer's state and averaged weights, which a checkpoint's file has beside them, are passed over.
 */
public final class StartingWeights {
    private static final Set<String> BESIDE = Set.of("optimizer", "averaged");
    private static final String COUNT = ".num_batches_tracked";
    private static final int MOST_NAMES = 8;
    private static final int ANY_CLASSES = 2;

    private final NetworkSpec network;
    private final Map<String, HostTensor> file;
    private final List<String> misshapen = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> notFinite = new ArrayList<>();

    private StartingWeights(NetworkSpec network, Map<String, HostTensor> file) {
        this.network = network;
        this.file = new LinkedHashMap<>(file);
        this.file.keySet().removeIf(name -> BESIDE.contains(name.split("\\.", 2)[0]));
    }

    /**
     * @param fresh what the stage would begin with from scratch, all of it
     * @param keepHead take the file's head where its shape fits; else it is new
     */
    static Map<String, HostTensor> fit(
            NetworkSpec network, Map<String, HostTensor> file, Map<String, HostTensor> fresh, boolean keepHead)
            throws UnfitWeights {
        return new StartingWeights(network, file).fit(fresh, keepHead);
    }

    /**
     * As a stage would find out later.
     *
     * @throws UnfitWeights where no stage of the architecture can start from the file, whatever its classes
     * @throws dev.plumbline.contracts.InvalidField where there is no such architecture
     */
    public static void requireFit(String architecture, Map<String, HostTensor> file) throws UnfitWeights {
        NetworkSpec network = Networks.named(architecture, ANY_CLASSES);
        fit(network, file, Initialisation.zeros(network), false);
    }

    private Map<String, HostTensor> fit(Map<String, HostTensor> fresh, boolean keepHead) throws UnfitWeights {
        boolean headFits = network.head().stream().allMatch(name -> fits(name, fresh));
        Map<String, HostTensor> state = new LinkedHashMap<>(fresh);
        state.replaceAll((name, initial) -> network.head().contains(name)
                ? keepHead && headFits ? finite(name, file.getOrDefault(name, initial)) : initial
                : taken(name, initial));
        Set<String> extra = new TreeSet<>(file.keySet());
        extra.removeAll(fresh.keySet());
        List<String> faults = new ArrayList<>();
        addTo(faults, "lack", missing);
        addTo(faults, "have in another shape", misshapen);
        addTo(faults, "have too much", List.copyOf(extra));
        addTo(faults, "have a number that is not finite in", notFinite);
        if (!faults.isEmpty()) {
            throw new UnfitWeights("the weights are not of this network: they " + String.join("; they ", faults));
        }
        return state;
    }

    private boolean fits(String name, Map<String, HostTensor> fresh) {
        HostTensor given = file.get(name);
        HostTensor wanted = fresh.get(name);
        return given != null
                && wanted != null
                && given.type() == wanted.type()
                && given.shape().equals(wanted.shape());
    }

    private HostTensor taken(String name, HostTensor initial) {
        HostTensor given = file.get(name);
        if (given == null) {
            if (!name.endsWith(COUNT)) {
                missing.add(name);
            }
            return initial;
        }
        if (given.type() != initial.type() || !given.shape().equals(initial.shape())) {
            misshapen.add(
                    "%s %s%s, not %s%s".formatted(name, given.type(), given.shape(), initial.type(), initial.shape()));
        }
        return finite(name, given);
    }

    private HostTensor finite(String name, HostTensor given) {
        if (given.type() == HostTensor.Type.F32 && !given.finite()) {
            notFinite.add(name);
        }
        return given;
    }

    private static void addTo(List<String> faults, String verb, List<String> names) {
        if (!names.isEmpty()) {
            String more = names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "";
            faults.add(verb + " " + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))) + more);
        }
    }
}
