package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Rule.info;
import static dev.slipway.taskdef.Rule.warning;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.PROXY;
import static dev.slipway.taskdef.Where.TAG;
import static dev.slipway.taskdef.Where.TASK;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** T: the task as a whole. */
final class TaskRules {

    private static final String NAME = "[A-Za-z0-9_-]{1,255}";
    private static final Pattern ROLE = Pattern.compile(
            "arn:aws(?:-[a-z]+){0,2}:iam::\\d{12}:role/(?:[\\x21-\\x7e]+/)?[\\w+=,.@-]{1,64}");
    private static final Pattern ROLE_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern TAG_TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final Pattern REGISTRY = Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.");
    private static final List<String> PROXY_PROPERTIES = List.of("ProxyIngressPort", "ProxyEgressPort", "AppPorts");

    private TaskRules() {}

    static List<Rule> all() {
        return List.of(
                error("T01", TASK, task -> task.isGiven("family") && !task.text("family").matches(NAME),
                        task -> task.at("family")),
                error("T02", TASK, task -> !task.isFilled("family"), task -> task.at("family")),
                error("T03", TASK, task -> !task.isFilled("containerDefinitions"),
                        task -> task.at("containerDefinitions")),
                error("T04", TASK, task -> count(task, "containerDefinitions") > 10,
                        task -> task.at("containerDefinitions").saying(count(task, "containerDefinitions"))),
                error("T05", TASK, task -> task.task().containers().findAny().isPresent()
                                && task.task().containers().allMatch(it -> it.has("essential") && !it.isTrue("essential")),
                        task -> task.at("containerDefinitions")),
                errors("T06", TASK, task -> twice(task.task().containers(), "name")),
                error("T07", CONTAINER, it -> it.task().memory().isPresent()
                                && it.isAbove("memory", it.task().memory().get()),
                        it -> it.at("memory").saying(it.task().memory().get().toString())),
                error("T08", TASK, task -> isOver(task, "memoryReservation"), task -> task.at("memory")
                        .saying(String.valueOf(task.task().sum("memoryReservation")))),
                error("T09", TASK, task -> task.task().cpu().isPresent() && task.task().sum("cpu") > task.task().cpu().get(),
                        task -> task.at("cpu").saying(String.valueOf(task.task().sum("cpu")))),
                error("T10", TASK, task -> count(task, "tags") > 50, task -> task.at("tags")),
                error("T10", TAG, tag -> !isTag(tag, "key", 1, 128) || !isTag(tag, "value", 0, 256), Spot::here),
                errors("T10", TASK, task -> twice(task.each("tags"), "key")),
                error("T11", TASK, task -> isBadRole(task, "executionRoleArn"), task -> task.at("executionRoleArn")),
                error("T11", TASK, task -> isBadRole(task, "taskRoleArn"), task -> task.at("taskRoleArn")),
                error("T12", TASK, task -> count(task, "placementConstraints") > 10, task -> task.at("placementConstraints")),
                error("T13", TASK, task -> task.in("ephemeralStorage").isOutside("sizeInGiB", 21, 200),
                        task -> task.in("ephemeralStorage").at("sizeInGiB")),
                error("T14", TASK, task -> task.has("ephemeralStorage") && !task.task().compatibilities().isEmpty()
                        && !task.task().isForFargate(), task -> task.at("ephemeralStorage").mendedByRemoving()),
                error("T15", TASK, TaskRules::isNoCpu, task -> task.at("cpu")),
                error("T15", TASK, TaskRules::isNoMemory, task -> task.at("memory")),
                error("T16", TASK, task -> task.has("proxyConfiguration") && task.task().isOtherThanAwsvpc(),
                        task -> task.at("proxyConfiguration")),
                error("T17", PROXY, proxy -> proxy.has("containerName")
                                && proxy.task().container(proxy.text("containerName")).isEmpty(),
                        proxy -> proxy.at("containerName")),
                errors("T18", PROXY, TaskRules::missingProperties),
                // Fargate asks for the task's memory before it looks at the containers'
                error("T19", CONTAINER, it -> !it.task().isForFargate() && !it.task().spot().has("memory")
                        && !it.has("memory") && !it.has("memoryReservation"), it -> it.at("memory")),
                error("T20", TASK, task -> task.isTrue("enableFaultInjection")
                                && task.task().isOtherThanAwsvpc() && !task.task().networkMode().equals("host"),
                        task -> task.at("enableFaultInjection").mendedByRemoving()),
                warning("T21", TASK, task -> isOver(task, "memory") && task.task().containers()
                                .noneMatch(it -> it.isAbove("memory", task.task().memory().get())),
                        task -> task.at("memory").saying(String.valueOf(task.task().sum("memory")))),
                info("T22", TASK, task -> !task.isFilled("requiresCompatibilities"), task -> task.at("requiresCompatibilities")),
                info("T23", TASK, task -> ROLE_NAME.matcher(task.text("executionRoleArn")).matches(),
                        TaskRules::bareRole));
    }

    private static int count(Spot spot, String member) {
        return spot.node().path(member).size();
    }

    private static boolean isOver(Spot task, String member) {
        return task.task().memory().isPresent() && task.task().sum(member) > task.task().memory().get();
    }

    private static Stream<Fault> twice(Stream<Spot> spots, String member) {
        Set<String> seen = new HashSet<>();
        return spots.filter(spot -> spot.isFilled(member) && !seen.add(spot.text(member))).map(spot -> spot.at(member));
    }

    private static boolean isTag(Spot tag, String member, int least, int most) {
        String text = tag.text(member);
        return text.length() >= least && text.length() <= most && !text.regionMatches(true, 0, "aws:", 0, 4)
                && (TAG_TEXT.matcher(text).matches() || text.contains("${") || text.contains("{{"));
    }

    private static boolean isBadRole(Spot task, String member) {
        String role = task.text(member);
        return task.has(member) && !Placeholders.isIn(role)
                && !ROLE.matcher(role).matches() && !ROLE_NAME.matcher(role).matches();
    }

    private static boolean isNoCpu(Spot task) {
        if (!task.has("cpu") || Placeholders.isIn(task.text("cpu"))) {
            return false;
        }
        // Fargate's own pairs are checked as pairs
        return task.task().cpu().map(cpu -> !task.task().isForFargate() && (cpu < 128 || cpu > 196_608)).orElse(true);
    }

    private static boolean isNoMemory(Spot task) {
        return task.has("memory") && !Placeholders.isIn(task.text("memory")) && task.task().memory().orElse(0) == 0;
    }

    private static Stream<Fault> missingProperties(Spot proxy) {
        List<String> names = proxy.each("properties").filter(property -> property.isFilled("value"))
                .map(property -> property.text("name")).toList();
        Stream<String> missing = PROXY_PROPERTIES.stream().filter(name -> !names.contains(name));
        boolean hasIgnored = names.contains("IgnoredUID") || names.contains("IgnoredGID");
        return Stream.concat(missing, hasIgnored ? Stream.empty() : Stream.of("IgnoredUID"))
                .map(name -> proxy.at("properties").saying(name));
    }

    /** The account is known when the image comes from its registry. */
    private static Fault bareRole(Spot task) {
        Fault fault = task.at("executionRoleArn");
        return task.task().containers().map(container -> REGISTRY.matcher(container.text("image")))
                .filter(Matcher::lookingAt).findFirst()
                .map(image -> fault.mendedByPutting("arn:aws:iam::" + image.group(1) + ":role/" + task.text("executionRoleArn")))
                .orElse(fault);
    }
}
