package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
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
    /** From here on the container instance gives out ports by itself. */
    private static final int FIRST_DYNAMIC = 32_768;
    private static final Set<Integer> RESERVED = Set.of(22, 2375, 2376, 51678, 51679, 51680);

    private PortRules() {}

    static List<Rule> all() {
        return List.of(
                error("P01", PORT, port -> port.isOutside("containerPort", 1, 65_535)
                        || !port.has("containerPort") && !port.has("containerPortRange"), port -> port.at("containerPort")),
                warning("P02", PORT, port -> port.isOutside("hostPort", 0, 65_535), port -> port.at("hostPort")),
                errors("P03", TASK, task -> overlaps(task, false)),
                new Rule("P04", Severity.WARNING, CONTAINER, PortRules::twoProtocols),
                error("P05", PORT, port -> port.has("name") && !Placeholders.isIn(port.text("name"))
                                && !port.text("name").matches("[a-z0-9_][a-z0-9_-]{0,63}"),
                        port -> port.at("name")),
                errors("P06", TASK, PortRules::nameTwice),
                warning("P07", PORT, port -> port.has("appProtocol")
                        && (!port.isFilled("name") || port.text("protocol").equals("udp")), port -> port.at("appProtocol")),
                error("P08", PORT, port -> port.has("containerPortRange") && range(port).isEmpty(),
                        port -> port.at("containerPortRange")),
                error("P09", PORT, port -> port.isFilled("containerPortRange")
                                && (port.has("containerPort") || port.has("hostPort")),
                        port -> port.at("containerPortRange")),
                errors("P10", TASK, task -> overlaps(task, true)),
                errors("P10", CONTAINER, PortRules::rangesOnBridge),
                error("P11", CONTAINER, it -> it.each("portMappings").filter(port -> port.isFilled("containerPortRange"))
                        .count() > 100, it -> it.at("portMappings")),
                error("P12", PORT, port -> port.isFilled("containerPortRange") && port.task().networkMode().equals("host"),
                        port -> port.at("containerPortRange")),
                error("P13", PORT, port -> port.task().networkMode().equals("host") && hostPortDiffers(port),
                        port -> port.at("hostPort").saying(port.text("containerPort")).mendedByRemoving()),
                error("P14", CONTAINER, it -> it.task().networkMode().equals("none") && it.isFilled("portMappings"),
                        it -> it.at("portMappings").mendedByRemoving()),
                warning("P15", PORT, port -> port.task().networkMode().equals("bridge")
                        && isReserved(port.number("hostPort").orElse(0)), port -> port.at("hostPort")));
    }

    private static boolean isReserved(int hostPort) {
        return RESERVED.contains(hostPort) || hostPort >= FIRST_DYNAMIC && hostPort <= 65_535;
    }

    /** Whether a mapping has this container port, alone or in its range. */
    static boolean opens(Spot port, int number) {
        return port.number("containerPort").orElse(0) == number
                || range(port).filter(range -> range[0] <= number && number <= range[1]).isPresent();
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

    /** On a bridge the host's ports of a range are given out as they come, so its own ports meet in a container only. */
    private static Stream<Fault> rangesOnBridge(Spot container) {
        return container.task().networkMode().equals("bridge") ? met(container.each("portMappings")
                .flatMap(port -> taken(port, "containerPort").stream()).limit(MOST_COMPARED).toList(), true, "containerPort")
                : Stream.empty();
    }

    private static Stream<Fault> overlaps(Spot task, boolean ofRanges) {
        boolean onBridge = task.task().networkMode().equals("bridge");
        String member = onBridge ? "hostPort" : "containerPort";
        return met(task.task().containers().flatMap(it -> it.each("portMappings"))
                .filter(port -> !onBridge || range(port).isEmpty())
                .flatMap(port -> taken(port, member).stream()).limit(MOST_COMPARED).toList(), ofRanges, member);
    }

    private static Stream<Fault> met(List<Taken> all, boolean ofRanges, String single) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Taken one = all.get(i);
            Optional<Taken> earlier = all.subList(0, i).stream().filter(one::meets).findFirst();
            if (earlier.isPresent() && ofRanges == (one.isRange || earlier.get().isRange)) {
                String member = one.isRange ? "containerPortRange" : single;
                faults.add(one.port.at(member).saying(one.protocol, earlier.get().port.name()));
            }
        }
        return faults.stream();
    }

    private static Optional<Taken> taken(Spot port, String single) {
        String protocol = port.isFilled("protocol") ? port.text("protocol") : "tcp";
        Optional<int[]> range = range(port);
        if (range.isPresent()) {
            return Optional.of(new Taken(port, protocol, range.get()[0], range.get()[1], true));
        }
        int number = port.number(single).orElse(0);
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
