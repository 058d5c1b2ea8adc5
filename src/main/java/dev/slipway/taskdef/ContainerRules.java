package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.ENVIRONMENT_FILE;
import static dev.slipway.taskdef.Where.LINUX;
import static dev.slipway.taskdef.Where.RESTART;
import static dev.slipway.taskdef.Where.ULIMIT;

import dev.slipway.pipeline.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** C: one container. */
final class ContainerRules {

    private static final String NAME = "[A-Za-z0-9_-]{1,255}";
    private static final String IMAGE = "[A-Za-z0-9_:./#@-]+";
    private static final String S3_OBJECT = "arn:aws(-[a-z]+){0,2}:s3:::[^/]+/.+";
    private static final Set<String> CAPABILITIES = Set.of("ALL", "AUDIT_CONTROL", "AUDIT_WRITE", "BLOCK_SUSPEND", "CHOWN",
            "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE",
            "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST",
            "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT", "SYS_MODULE",
            "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "SYSLOG",
            "WAKE_ALARM");

    private ContainerRules() {}

    static List<Rule> all() {
        return List.of(
                error("C01", CONTAINER, it -> !it.isFilled("name"), it -> it.at("name")),
                error("C02", CONTAINER, it -> !it.isFilled("image"), it -> it.at("image")),
                error("C03", CONTAINER, it -> it.isGiven("name") && !it.text("name").matches(NAME), it -> it.at("name")),
                error("C04", CONTAINER, it -> it.isGiven("image") && !isImage(it.text("image")), it -> it.at("image")),
                error("C05", CONTAINER, it -> it.isGiven("image") && it.text("image").contains("@")
                        && !it.text("image").matches("[^@]+@sha256:[0-9a-f]{64}"), it -> it.at("image")),
                error("C06", CONTAINER, it -> it.number("memory").isPresent()
                                && it.isAbove("memoryReservation", it.number("memory").getAsInt()),
                        it -> it.at("memoryReservation").saying(it.text("memory"))),
                warning("C07", CONTAINER, it -> it.isOutside("memory", 6, Integer.MAX_VALUE), it -> it.at("memory")),
                error("C08", CONTAINER, it -> it.isOutside("cpu", 0, Integer.MAX_VALUE), it -> it.at("cpu")),
                error("C09", RESTART, it -> it.isOutside("restartAttemptPeriod", 60, 1800), it -> it.at("restartAttemptPeriod")),
                error("C10", RESTART, it -> it.node().path("ignoredExitCodes").size() > 50, it -> it.at("ignoredExitCodes")),
                least("C11", "startTimeout"),
                least("C11", "stopTimeout"),
                error("C12", CONTAINER, it -> it.node().path("environmentFiles").size() > 10, it -> it.at("environmentFiles")),
                error("C13", ENVIRONMENT_FILE, it -> it.has("value") && !Placeholders.isIn(it.text("value"))
                        && !it.text("value").matches(S3_OBJECT), it -> it.at("value")),
                warning("C14", ENVIRONMENT_FILE, it -> it.text("value").matches(S3_OBJECT) && !it.text("value").endsWith(".env"),
                        it -> it.at("value")),
                warning("C15", ULIMIT, it -> it.number("softLimit").isPresent() && it.number("hardLimit").isPresent()
                        && limit(it, "softLimit") > limit(it, "hardLimit"), it -> it.at("softLimit")),
                error("C16", CONTAINER, it -> it.node().path("credentialSpecs").size() > 1, it -> it.at("credentialSpecs")),
                warning("C17", LINUX, it -> !it.task().isForFargate() && (it.isOutside("swappiness", 0, 100)
                        || it.has("swappiness") && !it.has("maxSwap")), it -> it.at("swappiness")),
                error("C18", CONTAINER, it -> it.isFilled("repositoryCredentials") && !it.task().hasExecutionRole(),
                        it -> it.at("repositoryCredentials")),
                errors("C19", LINUX, it -> Stream.concat(unknownCapabilities(it, "add"), unknownCapabilities(it, "drop"))),
                warning("C20", CONTAINER, it -> it.isGiven("image") && isMoving(it.text("image")), it -> it.at("image")));
    }

    private static Rule least(String id, String member) {
        return error(id, CONTAINER, it -> it.isOutside(member, 2, Integer.MAX_VALUE), it -> it.at(member).saying(member));
    }

    /** -1 is no limit at all. */
    private static long limit(Spot ulimit, String member) {
        int limit = ulimit.number(member).getAsInt();
        return limit == -1 ? Long.MAX_VALUE : limit;
    }

    private static boolean isImage(String image) {
        int digest = image.indexOf('@');
        int length = digest < 0 ? image.length() : digest;
        return length <= 255 && image.matches(IMAGE);
    }

    private static Stream<Fault> unknownCapabilities(Spot linux, String list) {
        Spot capabilities = linux.in("capabilities");
        return capabilities.texts(list).stream().filter(name -> !CAPABILITIES.contains(name)).map(name -> {
            Optional<String> meant = Spelling.nearest(name.replaceFirst("^CAP_", ""), CAPABILITIES);
            return capabilities.at(list).saying(name, meant.orElse("-"));
        });
    }

    /** Whether the name may stand for another image tomorrow. */
    private static boolean isMoving(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return isImage(image) && !last.contains("@") && (!last.contains(":") || last.endsWith(":latest"));
    }
}
