package dev.slipway.taskdef;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Which container of a task waits for which before it starts. */
public final class Dependencies {

    private final SequencedMap<String, List<Wait>> waits = new LinkedHashMap<>();

    /**
     * One container waits for another.
     *
     * @param condition START, COMPLETE, SUCCESS or HEALTHY, as it is written
     */
    public record Wait(String container, String on, String condition) {}

    private Dependencies() {}

    public static Dependencies of(TaskDefinition definition) {
        return of(Task.of(definition));
    }

    static Dependencies of(Task task) {
        Dependencies dependencies = new Dependencies();
        task.containers().forEach(container -> {
            String name = container.text("name");
            dependencies.waits.putIfAbsent(name, container.each("dependsOn")
                    .map(other -> new Wait(name, other.text("containerName"), other.text("condition"))).toList());
        });
        return dependencies;
    }

    /** The containers' names, in the order of the definition. */
    public List<String> containers() {
        return List.copyOf(waits.keySet());
    }

    /** All waits on containers that are there. */
    public List<Wait> waits() {
        return waits.values().stream().flatMap(List::stream).filter(wait -> waits.containsKey(wait.on())).toList();
    }

    /** Whether the container waits for itself, directly or by way of others, and so never starts. */
    public boolean isInCycle(String container) {
        return reached(container).contains(container);
    }

    /**
     * In which order the containers can start: those that wait for nobody are in step 0, every other one is a step
     * behind the last that it waits for. What is in a cycle, or waits for one, gets a step as if the cycle were open.
     */
    public Map<String, Integer> steps() {
        Map<String, Integer> steps = new HashMap<>();
        containers().forEach(container -> step(container, steps, new HashSet<>()));
        return steps;
    }

    private int step(String container, Map<String, Integer> steps, Set<String> onTheWay) {
        Integer known = steps.get(container);
        if (known != null || !onTheWay.add(container)) {
            return known == null ? 0 : known;
        }
        int step = 0;
        for (Wait wait : waits.getOrDefault(container, List.of())) {
            if (waits.containsKey(wait.on()) && !onTheWay.contains(wait.on())) {
                step = Math.max(step, step(wait.on(), steps, onTheWay) + 1);
            }
        }
        onTheWay.remove(container);
        steps.put(container, step);
        return step;
    }

    private Set<String> reached(String name) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(onesAwaited(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(onesAwaited(next));
            }
        }
        return reached;
    }

    private List<String> onesAwaited(String container) {
        List<String> ones = new ArrayList<>();
        waits.getOrDefault(container, List.of()).forEach(wait -> ones.add(wait.on()));
        return ones;
    }
}
