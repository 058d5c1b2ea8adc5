package dev.slipway.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.Difference;
import dev.slipway.taskdef.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing about a service that is not as it was.
 *
 * @param name   which one: a container, a secret or variable by {@code container/NAME}, a JSON pointer; empty where
 *     there is only one
 * @param before empty when it was not there
 * @param after  empty when it is not there; values of variables are never told, only that they are
 */
public record Since(Kind kind, String name, String before, String after) {

    /** What can differ. */
    public enum Kind {
        IMAGE, SECRET, VARIABLE, CONTAINER, DEFINITION, DESIRED_COUNT, SUBNETS, SECURITY_GROUPS, PUBLIC_ADDRESS
    }

    /** Stands for a value that is not told. */
    public static final String UNTOLD = "\u2022\u2022\u2022";

    private static final int MOST = 200;
    /** What is told of containers under kinds of their own. */
    private static final Pattern TOLD_APART =
            Pattern.compile("/containerDefinitions/\\d+/(?:name|image|(?:secrets|environment)(?:/.*)?)");
    private static final Pattern WHOLE_CONTAINER = Pattern.compile("/containerDefinitions/\\d+");

    /** Whether only that it differs is told, and not how. */
    public boolean isUntold() {
        return before.equals(UNTOLD) || after.equals(UNTOLD);
    }

    /** All differences, images first; none when the tasks are made of the same. */
    public static List<Since> between(ServiceState good, ServiceState now) {
        List<Since> found = new ArrayList<>();
        compare(Kind.IMAGE, images(good), images(now), found);
        compare(Kind.SECRET, named(good.definition(), "secrets", "valueFrom"),
                named(now.definition(), "secrets", "valueFrom"), found);
        compareVariables(good.definition(), now.definition(), found);
        compareDefinitions(good.definition(), now.definition(), found);
        if (good.desired().isPresent() && now.desired().isPresent()) {
            compare(Kind.DESIRED_COUNT, "", String.valueOf(good.desired().getAsInt()),
                    String.valueOf(now.desired().getAsInt()), found);
        }
        compare(Kind.SUBNETS, "", String.join(", ", good.network().subnets()),
                String.join(", ", now.network().subnets()), found);
        compare(Kind.SECURITY_GROUPS, "", String.join(", ", good.network().securityGroups()),
                String.join(", ", now.network().securityGroups()), found);
        compare(Kind.PUBLIC_ADDRESS, "", good.network().publicAddress(), now.network().publicAddress(), found);
        return List.copyOf(found);
    }

    private static void compare(Kind kind, Map<String, String> before, Map<String, String> after, List<Since> found) {
        union(before, after).forEach(name ->
                compare(kind, name, before.getOrDefault(name, ""), after.getOrDefault(name, ""), found));
    }

    private static void compare(Kind kind, String name, String before, String after, List<Since> found) {
        if (!before.equals(after)) {
            found.add(new Since(kind, name, shortened(before), shortened(after)));
        }
    }

    /** Each container's image as it is named, with the digest that was behind the name. */
    private static Map<String, String> images(ServiceState state) {
        Map<String, String> images = new LinkedHashMap<>();
        for (Container container : state.definition().containers()) {
            String digest = state.digests().getOrDefault(container.name(), "");
            boolean isTold = digest.isEmpty() || container.image().endsWith(digest);
            images.put(container.name(), isTold ? container.image() : container.image() + " (" + digest + ")");
        }
        return images;
    }

    private static void compareVariables(TaskDefinition good, TaskDefinition now, List<Since> found) {
        Map<String, String> before = named(good, "environment", "value");
        Map<String, String> after = named(now, "environment", "value");
        for (String name : union(before, after)) {
            if (!String.valueOf(before.get(name)).equals(String.valueOf(after.get(name)))) {
                found.add(new Since(Kind.VARIABLE, name, before.containsKey(name) ? UNTOLD : "",
                        after.containsKey(name) ? UNTOLD : ""));
            }
        }
    }

    private static void compareDefinitions(TaskDefinition good, TaskDefinition now, List<Since> found) {
        for (Difference difference : Difference.between(good, now)) {
            if (WHOLE_CONTAINER.matcher(difference.pointer()).matches()) {
                compare(Kind.CONTAINER, "", name(good, difference.before(), difference.pointer()),
                        name(now, difference.after(), difference.pointer()), found);
            } else if (!TOLD_APART.matcher(difference.pointer()).matches()) {
                compare(Kind.DEFINITION, difference.pointer(), difference.before(), difference.after(), found);
            }
        }
    }

    /** Of a container that came or went, only the name: its variables are nobody's business here. */
    private static String name(TaskDefinition definition, String container, String pointer) {
        return container.isEmpty() ? "" : definition.at(pointer).path("name").asText(UNTOLD);
    }

    private static Map<String, String> named(TaskDefinition definition, String list, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode container : definition.at("/containerDefinitions")) {
            for (JsonNode entry : container.path(list)) {
                values.put(container.path("name").asText("") + "/" + entry.path("name").asText(""),
                        entry.path(value).asText(""));
            }
        }
        return values;
    }

    private static Set<String> union(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names;
    }

    private static String shortened(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "\u2026";
    }
}
