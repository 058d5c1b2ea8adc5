package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * One value that differs between two task definitions.
 *
 * @param pointer where it stands in the later definition, or in the earlier one when it was taken out
 * @param before  as JSON, empty when it was not there
 * @param after   as JSON, empty when it is not there
 */
public record Difference(String pointer, String before, String after) {

    /** What tells the members of a list apart, so that their order does not count. */
    private static final List<String> KEYS = List.of("name", "containerName", "namespace");

    /** All differences; none when AWS would make the same of both. Tags and what AWS fills in are not compared. */
    public static List<Difference> between(TaskDefinition before, TaskDefinition after) {
        List<Difference> found = new ArrayList<>();
        compare("", Meaning.of(before), Meaning.of(after), found);
        return List.copyOf(found);
    }

    /** All fields that are written differently, whether it means something or not; the order of fields aside. */
    public static List<Difference> written(TaskDefinition before, TaskDefinition after) {
        List<Difference> found = new ArrayList<>();
        compare("", before.root(), after.root(), found);
        return List.copyOf(found);
    }

    private static void compare(String at, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof ObjectNode was && after instanceof ObjectNode is) {
            Set<String> names = new LinkedHashSet<>();
            is.fieldNames().forEachRemaining(names::add);
            was.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(JsonPointers.below(at, name), was.path(name), is.path(name), found));
        } else if (isListOfObjects(before) && isListOfObjects(after)) {
            compareLists(at, before, after, found);
        } else {
            found.add(new Difference(at, text(before), text(after)));
        }
    }

    private static void compareLists(String at, JsonNode before, JsonNode after, List<Difference> found) {
        Optional<SequencedMap<String, Integer>> was = byKey(before);
        Optional<SequencedMap<String, Integer>> is = byKey(after);
        if (was.isEmpty() || is.isEmpty()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(JsonPointers.below(at, i), before.path(i), after.path(i), found);
            }
            return;
        }
        Set<Integer> taken = new HashSet<>();
        is.get().forEach((key, index) -> {
            int there = was.get().containsKey(key) ? was.get().get(key)
                    : isRenamed(index, was.get(), is.get()) ? index : before.size();
            taken.add(there);
            compare(JsonPointers.below(at, index), before.path(there), after.get(index), found);
        });
        was.get().values().stream().filter(index -> !taken.contains(index)).forEach(index ->
                compare(JsonPointers.below(at, index), before.get(index), after.path(after.size()), found));
    }

    /** A member that is gone and a new one at its place are the same one by another name. */
    private static boolean isRenamed(int index, SequencedMap<String, Integer> was, SequencedMap<String, Integer> is) {
        return was.entrySet().stream().anyMatch(it -> it.getValue() == index && !is.containsKey(it.getKey()));
    }

    /** The members' positions by their key; empty when not every member has one of its own. */
    static Optional<SequencedMap<String, Integer>> byKey(JsonNode list) {
        for (String name : KEYS) {
            SequencedMap<String, Integer> positions = new LinkedHashMap<>();
            for (JsonNode member : list) {
                if (member.path(name).isTextual()) {
                    positions.put(member.path(name).textValue(), positions.size());
                }
            }
            if (positions.size() == list.size()) {
                return Optional.of(positions);
            }
        }
        return Optional.empty();
    }

    private static boolean isListOfObjects(JsonNode node) {
        if (!node.isArray()) {
            return false;
        }
        for (JsonNode member : node) {
            if (!member.isObject()) {
                return false;
            }
        }
        return true;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}
