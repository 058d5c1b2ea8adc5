package dev.slipway.practice;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Decides what becomes of a task, from what is in the account at the moment it is started. */
final class TaskFates {

    private final PracticeAccount account;

    TaskFates(PracticeAccount account) {
        this.account = account;
    }

    /** Why ECS does not even try to launch such a task, in its words; empty when it does. */
    Optional<String> refusal(TaskDefinition definition) {
        return Optional.empty();
    }

    TaskFate of(EcsTask task) {
        return new TaskFate.Runs(task.leading().definition().portMappings().stream()
                .map(PortMapping::containerPort).map(port -> "Listening on 0.0.0.0:" + port).toList());
    }
}
