package dev.slipway.identity;

import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.taskdef.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ARNs that the pipeline's calls are about, of the account's own partition.
 *
 * @param repository ECR's
 * @param family     of its task definitions, with {@code :*} for every revision
 * @param roles      those that the task definition names, the execution role first
 * @param tags       whether the task definition in the repository has tags, which then are sent
 */
public record PipelineResources(String region, String repository, String cluster, String service, String family,
                                List<String> roles, boolean tags) {

    private static final Pattern ROLE_ARN = Pattern.compile("arn:[a-z-]{1,20}:iam::\\d{12}:role/[\\w+=,.@/-]{1,600}");
    private static final Pattern ROLE_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

    public PipelineResources {
        roles = List.copyOf(roles);
    }

    /** Without a task definition the execution role is the one that the pipeline names, and no tags are sent. */
    public static PipelineResources of(Pipeline pipeline, Account account) {
        return of(pipeline, account, Optional.empty());
    }

    /** @param definition the one in the repository, which the workflow registers */
    public static PipelineResources of(Pipeline pipeline, Account account, Optional<TaskDefinition> definition) {
        var target = pipeline.target();
        String execution = definition.map(TaskDefinition::executionRole).flatMap(it -> roleArn(it, account))
                .or(() -> roleArn(target.executionRole(), account)).orElse("");
        String task = definition.map(it -> it.peek("/taskRoleArn").asText()).flatMap(it -> roleArn(it, account))
                .orElse("");
        return new PipelineResources(account.region(), account.arn("ecr", "repository/" + target.repository()),
                account.arn("ecs", "cluster/" + target.cluster()),
                account.arn("ecs", "service/" + target.cluster() + "/" + target.service()),
                account.arn("ecs", "task-definition/" + target.family() + ":*"),
                Stream.of(execution, task).filter(role -> !role.isEmpty()).distinct().toList(),
                definition.filter(it -> !it.peek("/tags").isEmpty()).isPresent());
    }

    /** Empty for what is no role's name and no role's ARN, a placeholder for instance. */
    static Optional<String> roleArn(String role, Account account) {
        return ROLE_ARN.matcher(role).matches() ? Optional.of(role)
                : Optional.of(role).filter(it -> ROLE_NAME.matcher(it).matches())
                        .map(name -> account.iamArn("role/" + name));
    }
}
