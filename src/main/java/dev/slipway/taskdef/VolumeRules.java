package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.EFS;
import static dev.slipway.taskdef.Where.MOUNT;
import static dev.slipway.taskdef.Where.TASK;
import static dev.slipway.taskdef.Where.VOLUME;
import static dev.slipway.taskdef.Where.VOLUMES_FROM;

import dev.slipway.taskdef.Finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** V: volumes and what mounts them. */
final class VolumeRules {

    private static final List<String> KINDS = List.of("dockerVolumeConfiguration", "efsVolumeConfiguration",
            "s3filesVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration");

    private VolumeRules() {}

    static List<Rule> all() {
        return List.of(
                errors("V01", TASK, VolumeRules::unknownVolumes),
                new Rule("V02", Severity.WARNING, TASK, VolumeRules::nameTwice),
                error("V03", VOLUME, it -> it.has("name") && !Placeholders.isIn(it.text("name"))
                                && !it.text("name").matches("[A-Za-z0-9_-]{1,255}"),
                        it -> it.at("name")),
                error("V04", VOLUME, it -> KINDS.stream().filter(it::has).count() + (it.isFilled("host") ? 1 : 0)
                        + (it.isTrue("configuredAtLaunch") ? 1 : 0) > 1, Spot::here),
                error("V05", EFS, it -> it.in("authorizationConfig").text("iam").equals("ENABLED") && !isEncrypted(it),
                        it -> it.at("transitEncryption").mendedByPutting("ENABLED")),
                error("V06", EFS, it -> hasAccessPoint(it) && it.isFilled("rootDirectory")
                        && !it.text("rootDirectory").equals("/"), it -> it.at("rootDirectory").mendedByRemoving()),
                error("V07", EFS, it -> it.has("transitEncryptionPort") && !isEncrypted(it),
                        it -> it.at("transitEncryption").mendedByPutting("ENABLED")),
                error("V08", VOLUMES_FROM, it -> it.isFilled("sourceContainer")
                        && it.task().container(it.text("sourceContainer")).isEmpty(), it -> it.at("sourceContainer")),
                errors("V09", TASK, task -> unmounted(task, true)),
                error("V10", TASK, task -> task.task().volumes().filter(it -> it.isTrue("configuredAtLaunch")).count() > 1,
                        task -> task.at("volumes")),
                error("V11", EFS, it -> hasAccessPoint(it) && !isEncrypted(it),
                        it -> it.at("transitEncryption").mendedByPutting("ENABLED")),
                warning("V12", MOUNT, it -> !it.isFilled("sourceVolume") || !it.isFilled("containerPath"), Spot::here),
                new Rule("V13", Severity.WARNING, CONTAINER, VolumeRules::pathTwice),
                new Rule("V14", Severity.INFO, TASK, task -> unmounted(task, false)),
                error("V15", VOLUME, it -> it.has("s3filesVolumeConfiguration") && !it.task().spot().isFilled("taskRoleArn"),
                        it -> it.at("s3filesVolumeConfiguration")));
    }

    private static boolean isEncrypted(Spot efs) {
        return efs.text("transitEncryption").equalsIgnoreCase("ENABLED");
    }

    private static boolean hasAccessPoint(Spot efs) {
        return efs.in("authorizationConfig").isFilled("accessPointId");
    }

    private static Stream<Fault> unknownVolumes(Spot task) {
        Set<String> names = task.task().volumes().map(volume -> volume.text("name")).collect(Collectors.toSet());
        return task.task().containers().flatMap(container -> container.each("mountPoints"))
                .filter(mount -> mount.isFilled("sourceVolume") && !names.contains(mount.text("sourceVolume")))
                .map(mount -> mount.at("sourceVolume"));
    }

    private static Stream<Fault> unmounted(Spot task, boolean atLaunch) {
        Set<String> mounted = task.task().containers().flatMap(container -> container.each("mountPoints"))
                .map(mount -> mount.text("sourceVolume")).collect(Collectors.toSet());
        return task.task().volumes().filter(volume -> volume.isTrue("configuredAtLaunch") == atLaunch)
                .filter(volume -> volume.isFilled("name") && !mounted.contains(volume.text("name"))).map(Spot::here);
    }

    private static Stream<Fault> nameTwice(Spot task) {
        Set<String> seen = new HashSet<>();
        return task.task().volumes().filter(it -> it.isFilled("name") && !seen.add(it.text("name"))).map(it -> it.at("name"));
    }

    private static Stream<Fault> pathTwice(Spot container) {
        Set<String> seen = new HashSet<>();
        return container.each("mountPoints").filter(it -> it.isFilled("containerPath") && !seen.add(it.text("containerPath")))
                .map(it -> it.at("containerPath"));
    }
}
