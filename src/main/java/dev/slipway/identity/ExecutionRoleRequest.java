package dev.slipway.identity;

import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.Workload;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.taskdef.TaskWorkload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The execution role that is wanted.
 *
 * @param workload what its tasks are made of
 * @param keys     ARNs of the KMS keys that the workload's secrets are sealed with, as far as somebody tells them
 * @param tag      value of the tag on a role that is made
 */
public record ExecutionRoleRequest(String name, Workload workload, List<String> keys, String tag) {

    public ExecutionRoleRequest {
        RoleRequest.problem(name, "").ifPresent(problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        Objects.requireNonNull(workload);
        keys = List.copyOf(keys);
        Objects.requireNonNull(tag);
    }

    /** The same with keys that somebody tells. */
    public ExecutionRoleRequest with(List<String> told) {
        return new ExecutionRoleRequest(name, workload, told, tag);
    }

    /**
     * For the pipeline's own image and log group, and for all that the task definition asks for besides.
     *
     * @param definition the one in the repository; empty while there is none
     */
    public static ExecutionRoleRequest of(Pipeline pipeline, Account account, Optional<TaskDefinition> definition) {
        var target = pipeline.target();
        Optional<Workload> asked = definition.map(TaskWorkload::of);
        String named = asked.map(Workload::executionRole).flatMap(role -> PipelineResources.roleArn(role, account))
                .filter(arn -> arn.startsWith(account.iamArn("role/"))).orElse(target.executionRole());
        List<Workload.Container> containers = new ArrayList<>(asked.map(Workload::containers).orElse(List.of()));
        String image = account.id() + ".dkr.ecr." + account.region() + ".amazonaws.com/" + target.repository();
        Optional<Workload.Log> log = asked.isPresent() ? Optional.empty()
                : Optional.of(new Workload.Log(target.logGroup(), account.region(), true));
        containers.add(new Workload.Container(pipeline.app().container(), image, log, List.of(), List.of()));
        return new ExecutionRoleRequest(named.substring(named.lastIndexOf('/') + 1),
                new Workload(named, Optional.of(Platform.X86_64), containers, Optional.empty(), List.of()), List.of(),
                pipeline.tag());
    }
}
