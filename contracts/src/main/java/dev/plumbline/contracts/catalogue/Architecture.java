package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.InvalidField;

/**
 * What a request must know of an architecture.
 *
 * @param family its paper's: {@code resnet}, {@code densenet}, ...
 * @param smallest pixels of the smallest square image that leaves every layer at least one position, all its strides
 *     dividing; smaller ones are refused
 * @param usual pixels it was made for
 */
public record Architecture(String name, String family, int smallest, int usual) {
    /** @throws InvalidField that says which sizes it takes */
    public void requireSize(String field, int pixels) {
        if (pixels < smallest) {
            throw new InvalidField(
                    field,
                    pixels + " pixels",
                    "at least %d for %s, which was made for %d".formatted(smallest, name, usual));
        }
    }
}
