package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.FIRELENS;
import static dev.slipway.taskdef.Where.LINUX;
import static dev.slipway.taskdef.Where.LOGS;
import static dev.slipway.taskdef.Where.RESOURCE;
import static dev.slipway.taskdef.Where.SYSTEM_CONTROL;
import static dev.slipway.taskdef.Where.TASK;
import static dev.slipway.taskdef.Where.ULIMIT;
import static dev.slipway.taskdef.Where.VOLUME;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** F: what Fargate needs and what it does not offer; networking and Windows have lists of their own. */
final class FargateRules {

    private static final Set<String> LOG_DRIVERS = Set.of("awslogs", "splunk", "awsfirelens");
    private static final Set<String> MISSING_CONTROLS = Set.of("net.core.rmem_max", "net.core.wmem_max",
            "net.core.rmem_default", "net.core.wmem_default");
    private static final int MOST_FILES = 1_048_576;
    private static final Pattern PRIVATE_ECR = Pattern.compile("\\d{12}\\.dkr[.-]ecr(-fips)?\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|on\\.aws)/.*");

    private FargateRules() {}

    static List<Rule> all() {
        return Stream.of(size(), refused(), roles()).flatMap(List::stream)
                .map(rule -> new Rule(rule.id(), rule.severity(), rule.where(),
                        spot -> spot.task().isForFargate() ? rule.look().apply(spot) : Stream.empty())).toList();
    }

    private static List<Rule> size() {
        return List.of(
                error("F01", TASK, task -> task.task().isOtherThanAwsvpc(), task -> task.at("networkMode").mendedByPutting("awsvpc")),
                error("F02", TASK, task -> !task.has("cpu"), task -> task.at("cpu").mendedByPutting("512")),
                error("F03", TASK, task -> !task.has("memory"), FargateRules::missingMemory),
                error("F04", TASK, FargateRules::isNoPair, FargateRules::noPair));
    }

    private static List<Rule> refused() {
        return List.of(
                error("F06", CONTAINER, it -> it.isTrue("privileged"), it -> it.at("privileged").mendedByRemoving()),
                filled("F12", CONTAINER, "dockerSecurityOptions"),
                filled("F13", LINUX, "devices"),
                present("F14", LINUX, "sharedMemorySize"),
                present("F16", LINUX, "maxSwap"),
                present("F16", LINUX, "swappiness"),
                errors("F17", LINUX, linux -> linux.in("capabilities").texts("add").stream()
                        .filter(name -> !name.equals("SYS_PTRACE"))
                        .map(name -> linux.in("capabilities").at("add").saying(name))),
                filled("F18", TASK, "placementConstraints"),
                error("F19", RESOURCE, it -> it.text("type").equals("GPU"), Spot::here),
                filled("F20", TASK, "inferenceAccelerators"),
                present("F21", TASK, "ipcMode"),
                error("F22", TASK, task -> task.text("pidMode").equals("host"), task -> task.at("pidMode").mendedByRemoving()),
                error("F23", VOLUME, volume -> volume.in("host").isFilled("sourcePath"), volume -> volume.in("host").at("sourcePath")),
                present("F24", VOLUME, "dockerVolumeConfiguration"),
                present("F35", VOLUME, "fsxWindowsFileServerVolumeConfiguration"),
                error("F25", LOGS, logs -> logs.isKnown("logDriver") && !LOG_DRIVERS.contains(logs.text("logDriver")),
                        logs -> logs.at("logDriver")),
                error("F29", FIRELENS, it -> it.in("options").text("config-file-type").equals("s3"),
                        it -> it.in("options").at("config-file-type")),
                error("F30", CONTAINER, it -> it.isAbove("stopTimeout", 120), it -> it.at("stopTimeout")
                        .mendedByPutting(com.fasterxml.jackson.databind.node.IntNode.valueOf(120))),
                warning("F31", CONTAINER, it -> it.isAbove("startTimeout", 120), it -> it.at("startTimeout")),
                warning("F37", ULIMIT, it -> it.text("name").equals("nofile")
                                && (it.isAbove("hardLimit", MOST_FILES) || it.isAbove("softLimit", MOST_FILES)),
                        it -> it.at(it.isAbove("hardLimit", MOST_FILES) ? "hardLimit" : "softLimit")),
                warning("F38", SYSTEM_CONTROL, it -> MISSING_CONTROLS.contains(it.text("namespace")), it -> it.at("namespace")));
    }

    private static List<Rule> roles() {
        return List.of(
                error("F26", LOGS, logs -> isAwslogs(logs) && !logs.in("options").isFilled("awslogs-stream-prefix"),
                        logs -> logs.in("options").at("awslogs-stream-prefix").mendedByPutting("ecs")),
                error("F27", TASK, task -> !task.task().hasExecutionRole() && task.task().containers()
                                .anyMatch(it -> isAwslogs(it.in("logConfiguration"))),
                        task -> task.at("executionRoleArn")),
                error("F28", TASK, task -> !task.task().hasExecutionRole() && task.task().containers()
                                .anyMatch(it -> PRIVATE_ECR.matcher(it.text("image")).matches()),
                        task -> task.at("executionRoleArn")));
    }

    private static Rule filled(String id, Where where, String member) {
        return error(id, where, spot -> spot.isFilled(member), spot -> spot.at(member).mendedByRemoving());
    }

    private static Rule present(String id, Where where, String member) {
        return error(id, where, spot -> spot.has(member), spot -> spot.at(member).mendedByRemoving().saying(member));
    }

    private static boolean isAwslogs(Spot logs) {
        return logs.text("logDriver").equals("awslogs");
    }

    private static Fault missingMemory(Spot task) {
        int cpu = task.task().cpu().orElse(512);
        return task.at("memory").mendedByPutting(
                FargateSizes.nearestMemory(cpu, 1024).map(String::valueOf).orElse("1024"));
    }

    private static boolean isNoPair(Spot task) {
        return task.task().cpu().isPresent() && task.task().memory().isPresent()
                && !FargateSizes.isOffered(task.task().cpu().get(), task.task().memory().get());
    }

    /** Memory is what people get wrong; a CPU that is not offered at all is what is mended otherwise. */
    private static Fault noPair(Spot task) {
        int cpu = task.task().cpu().orElseThrow();
        int memory = task.task().memory().orElseThrow();
        Optional<Integer> otherMemory = FargateSizes.nearestMemory(cpu, memory);
        Optional<Integer> otherCpu = FargateSizes.nearestCpu(cpu, memory);
        Fault fault = task.at(otherMemory.isPresent() ? "memory" : "cpu").saying(String.valueOf(cpu), String.valueOf(memory));
        return otherMemory.or(() -> otherCpu).map(size -> fault.mendedByPutting(size.toString())).orElse(fault);
    }
}
