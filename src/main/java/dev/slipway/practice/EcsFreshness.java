package dev.slipway.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What ECS's reads do not show yet. They are a little behind what was done: a new cluster or service is missing now and
 * then in its first seconds, and one that was just changed is described as it was.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html">ECS follows an eventual
 *     consistency model</a>
 * @see <a href="https://github.com/hashicorp/terraform-provider-aws/pull/3387">A service that was missing</a>
 * @see <a href="https://github.com/hashicorp/terraform-provider-aws/pull/11701">A cluster that was missing</a>
 */
final class EcsFreshness {

    private static final Duration SHOWN_AFTER = Duration.ofSeconds(5);

    private final PracticeAccount account;
    private final Map<String, Instant> made = new HashMap<>();
    private final Map<String, Before> changed = new HashMap<>();

    /** A service as it was until then. */
    private record Before(Service service, Instant until) {}

    EcsFreshness(PracticeAccount account) {
        this.account = account;
    }

    void made(String arn) {
        made.put(arn, account.agenda().now());
    }

    void changes(EcsService service) {
        changed.put(service.arn(), new Before(EcsDescriptions.service(service, List.of()), account.agenda().now()));
    }

    boolean isMissed(String arn) {
        return made.containsKey(arn) && account.conditions().isMissed(made.get(arn), arn, SHOWN_AFTER);
    }

    /** Whether a list misses the task. */
    boolean isMissed(EcsTask task) {
        return account.conditions().isMissed(task.createdAt(), task.id(), SHOWN_AFTER);
    }

    /** The service as this read shows it, without its tags. */
    Service seen(EcsService service) {
        Before before = changed.get(service.arn());
        return before != null && account.conditions().isMissed(before.until(), service.arn(), SHOWN_AFTER)
                ? before.service() : EcsDescriptions.service(service, List.of());
    }
}
