package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Rule.info;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.PORT;
import static dev.slipway.taskdef.Where.TASK;

import dev.slipway.taskdef.Finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** P: port mappings. */
final class PortRules {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    /** Each is compared with each; a task has a handful. */
    private static final int MOST_COMPARED = 1_000;
    private static final Set<Integer> RESERVED = Set.of(22, 2375, 2376, 51678, 51679, 51680);

    private PortRules() {}

    static List<Rule> all() {
        return List.of(
                error("P01", PORT, port -> port.isOutside("containerPort", 1, 65_535)
                        || !port.has("containerPort") && !port.has("containerPortRange"), port -> port.at("containerPort")),
                info("P02", PORT, port -> port.isOutside("hostPort", 0, 65_535), port -> port.at("hostPort")),
                errors("P03", TASK, task -> overlaps(task, false)),
                new Rule("P04", Severity.WARNING, CONTAINER, PortRules::twoProtocols),
                error("P05", PORT, port -> port.has("name") && !port.text("name").matches("[a-z0-9_][a-z0-9_-]{0,63}"),
                        port -> port.at("name")),
                errors("P06", TASK, PortRules::nameTwice),
                info("P07", PORT, port -> port.has("appProtocol")
                        && (!port.isFilled("name") || port.text("protocol").equals("udp")), port -> port.at("appProtocol")),
                error("P08", PORT, port -> port.isFilled("containerPortRange") && range(port).isEmpty(),
                        port -> port.at("containerPortRange")),
                error("P09", PORT, port -> port.isFilled("containerPortRange")
                                && (port.has("containerPort") || port.has("hostPort")),
                        port -> port.at("containerPortRange")),
                errors("P10", TASK, task -> overlaps(task, true)),
                error("P11", CONTAINER, it -> it.each("portMappings").filter(port -> port.isFilled("containerPortRange"))
                        .count() > 100, it -> it.at("portMappings")),
                error("P12", PORT, port -> port.isFilled("containerPortRange") && port.task().networkMode().equals("host"),
                        port -> port.at("containerPortRange")),
                error("P13", PORT, port -> port.task().networkMode().equals("host") && hostPortDiffers(port),
                        port -> port.at("hostPort").saying(port.text("containerPort")).mendedByRemoving()),
                error("P14", CONTAINER, it -> it.task().networkMode().equals("none") && it.isFilled("portMappings"),
                        it -> it.at("portMappings").mendedByRemoving()),
                warning("P15", PORT, port -> port.task().networkMode().equals("bridge")
                        && RESERVED.contains(port.number("hostPort").orElse(0)), port -> port.at("hostPort")));
    }

    static boolean hostPortDiffers(Spot port) {
        return port.number("hostPort").isPresent() && port.number("containerPort").isPresent()
                && port.number("hostPort").getAsInt() != port.number("containerPort").getAsInt();
    }

    /** Ports of one mapping where they must be unique in the task: the container's, or on a bridge the host's. */
    private record Taken(Spot port, String protocol, int first, int last, boolean isRange) {

        private boolean meets(Taken other) {
            return protocol.equals(other.protocol) && first <= other.last && other.first <= last;
        }
    }

    private static Stream<Fault> overlaps(Spot task, boolean ofRanges) {
        boolean onBridge = task.task().networkMode().equals("bridge");
        List<Taken> all = task.task().containers().flatMap(it -> it.each("portMappings"))
                .flatMap(port -> taken(port, onBridge).stream()).limit(MOST_COMPARED).toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Taken one = all.get(i);
            Optional<Taken> earlier = all.subList(0, i).stream().filter(one::meets).findFirst();
            if (earlier.isPresent() && ofRanges == (one.isRange || earlier.get().isRange)) {
                String member = one.isRange ? "containerPortRange" : onBridge ? "hostPort" : "containerPort";
                faults.add(one.port.at(member).saying(one.protocol, earlier.get().port.name()));
            }
        }
        return faults.stream();
    }

    private static Optional<Taken> taken(Spot port, boolean onBridge) {
        String protocol = port.isFilled("protocol") ? port.text("protocol") : "tcp";
        Optional<int[]> range = range(port);
        if (range.isPresent()) {
            return onBridge ? Optional.empty() : Optional.of(new Taken(port, protocol, range.get()[0], range.get()[1], true));
        }
        int number = port.number(onBridge ? "hostPort" : "containerPort").orElse(0);
        return number == 0 ? Optional.empty() : Optional.of(new Taken(port, protocol, number, number, false));
    }

    /** First and last port; empty when there is no range or it is none. */
    private static Optional<int[]> range(Spot port) {
        Matcher matcher = RANGE.matcher(port.text("containerPortRange"));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = Integer.parseInt(matcher.group(2));
        return 1 <= first && first < last && last <= 65_535 ? Optional.of(new int[] {first, last}) : Optional.empty();
    }

    private static Stream<Fault> twoProtocols(Spot container) {
        Set<String> seen = new HashSet<>();
        container.each("portMappings").filter(port -> !port.text("protocol").equals("udp"))
                .forEach(port -> seen.add(port.text("containerPort")));
        return container.each("portMappings").filter(port -> port.text("protocol").equals("udp"))
                .filter(port -> port.has("containerPort") && seen.contains(port.text("containerPort")))
                .map(port -> port.at("containerPort"));
    }

    private static Stream<Fault> nameTwice(Spot task) {
        Set<String> seen = new HashSet<>();
        return task.task().containers().flatMap(it -> it.each("portMappings"))
                .filter(port -> port.isFilled("name") && !seen.add(port.text("name"))).map(port -> port.at("name"));
    }
}
