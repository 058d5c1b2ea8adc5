package dev.slipway.reach;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in the prefix lists that rules name.
 *
 * @param entries the ranges of each list that could be read, by its id
 * @param names   as far as they are known, by id
 */
record PrefixLists(Map<String, List<AddressSpan>> entries, Map<String, String> names) {

    PrefixLists {
        entries = Map.copyOf(entries);
        names = Map.copyOf(names);
    }

    static PrefixLists unread() {
        return new PrefixLists(Map.of(), Map.of());
    }

    /** Empty when the list could not be read. */
    Optional<List<AddressSpan>> of(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** {@code pl-0123 (office)}, or the id alone. */
    String words(String id) {
        return names.containsKey(id) ? id + " (" + names.get(id) + ")" : id;
    }
}
