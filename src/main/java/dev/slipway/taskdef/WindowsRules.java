package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.PORT;
import static dev.slipway.taskdef.Where.TASK;
import static dev.slipway.taskdef.Where.VOLUME;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** F05, F33, F34, F36, F39 and F40: tasks of Windows containers. */
final class WindowsRules {

    private static final Set<String> ON_FARGATE = Set.of("WINDOWS_SERVER_2019_FULL", "WINDOWS_SERVER_2019_CORE",
            "WINDOWS_SERVER_2022_FULL", "WINDOWS_SERVER_2022_CORE", "WINDOWS_SERVER_2025_FULL", "WINDOWS_SERVER_2025_CORE");
    private static final List<String> NOT_IN_CONTAINERS = List.of("linuxParameters", "privileged", "readonlyRootFilesystem",
            "user", "ulimits", "links", "dnsServers", "dnsSearchDomains", "extraHosts", "disableNetworking", "systemControls");

    private WindowsRules() {}

    static List<Rule> all() {
        return List.of(
                error("F05", TASK, task -> isOnFargate(task) && task.task().cpu().orElse(1024) < 1024, task -> task.at("cpu")),
                error("F40", TASK, task -> isOnFargate(task) && task.task().cpu().orElse(0) > 4096, task -> task.at("cpu")),
                error("F33", TASK, task -> task.task().isWindows()
                                && task.in("runtimePlatform").text("cpuArchitecture").equals("ARM64"),
                        task -> task.in("runtimePlatform").at("cpuArchitecture").mendedByPutting("X86_64")),
                error("F36", TASK, task -> task.task().isForFargate() && task.task().isWindows()
                                && !ON_FARGATE.contains(task.task().operatingSystem()),
                        task -> task.in("runtimePlatform").at("operatingSystemFamily")),
                error("F39", PORT, port -> isOnFargate(port) && PortRules.opens(port, 3150),
                        port -> port.at(port.has("containerPort") ? "containerPort" : "containerPortRange")),
                // documented as not supported; whether AWS refuses or passes over each is not known
                errors("F34", CONTAINER, it -> unsupported(it, NOT_IN_CONTAINERS)),
                errors("F34", TASK, task -> unsupported(task, List.of("pidMode", "ipcMode"))),
                error("F34", VOLUME, volume -> volume.task().isWindows() && volume.has("efsVolumeConfiguration"),
                        volume -> volume.at("efsVolumeConfiguration").saying("efsVolumeConfiguration")));
    }

    private static boolean isOnFargate(Spot spot) {
        return spot.task().isWindows() && spot.task().isForFargate();
    }

    private static Stream<Fault> unsupported(Spot spot, List<String> members) {
        return members.stream().filter(member -> spot.task().isWindows())
                .filter(member -> spot.isFilled(member) && !spot.text(member).equals("false"))
                .map(member -> spot.at(member).saying(member).mendedByRemoving());
    }
}
