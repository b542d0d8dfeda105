package dev.plumbline.datasets.source;

import java.util.List;

/**
 * A source of several domains with the same classes; each ordered pair of them is a task. Variants draw from all domains
 * together, but not from the images that a domain holds out for tests.
 */
public interface DomainSource extends Source {
    /** Names, sorted. */
    List<String> domains();

    /** @throws dev.plumbline.contracts.InvalidField when there is no such domain, or it is not as its layout asks */
    Domain domain(String name);
}
