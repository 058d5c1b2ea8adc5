package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/**
 * The last lines that the newest task's containers wrote to CloudWatch Logs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html">Stream names of awslogs</a>
 */
final class LogTail {

    private static final int LINES = 50;

    private final Account account;
    /** A revision never changes. */
    private final Map<String, List<ContainerDefinition>> revisions = new HashMap<>();

    LogTail(Account account) {
        this.account = account;
    }

    /** Of the newest task that ever ran; before one did there is nothing. {@code newestFirst} is in that order. */
    List<Entry.LogLine> of(List<TaskRow> newestFirst) throws ProblemException {
        Optional<TaskRow> task = newestFirst.stream().filter(each -> each.startedAt().isPresent()).findFirst();
        if (task.isEmpty()) {
            return List.of();
        }
        List<Entry.LogLine> lines = new ArrayList<>();
        for (ContainerDefinition container : containers(task.get().taskDefinition())) {
            lines.addAll(lines(container, task.get().id()));
        }
        lines.sort(Comparator.comparing(Entry.LogLine::at));
        return lines;
    }

    private List<ContainerDefinition> containers(String taskDefinition) throws ProblemException {
        if (!revisions.containsKey(taskDefinition)) {
            revisions.put(taskDefinition, Aws.call(() -> account.ecs()
                    .describeTaskDefinition(r -> r.taskDefinition(taskDefinition))).taskDefinition()
                    .containerDefinitions());
        }
        return revisions.get(taskDefinition);
    }

    private List<Entry.LogLine> lines(ContainerDefinition container, String taskId) throws ProblemException {
        if (container.logConfiguration() == null || container.logConfiguration().logDriver() != LogDriver.AWSLOGS) {
            return List.of();
        }
        Map<String, String> options = container.logConfiguration().options();
        String stream = options.getOrDefault("awslogs-stream-prefix", "") + "/" + container.name() + "/" + taskId;
        try {
            return Aws.call(() -> account.logs().getLogEvents(r -> r.logGroupName(options.get("awslogs-group"))
                    .logStreamName(stream).limit(LINES).startFromHead(false))).events().stream()
                    .map(it -> new Entry.LogLine(Instant.ofEpochMilli(it.timestamp()), stream, it.message())).toList();
        } catch (ProblemException e) {
            if (isNothingWritten(e)) {
                return List.of();
            }
            throw e;
        }
    }

    /** The stream, and perhaps the group, comes with the first line. */
    private static boolean isNothingWritten(ProblemException e) {
        return e.problem() instanceof AwsProblem.Refused refused && refused.code().equals("ResourceNotFoundException");
    }
}
