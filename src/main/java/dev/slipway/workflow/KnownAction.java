package dev.slipway.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An action of which the inputs and outputs are known, as its own {@code action.yml} names them.
 *
 * @param inputs   in lower case
 * @param required those without which it fails
 * @param outputs  empty when it makes them up while it runs
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax">Metadata syntax</a>
 */
record KnownAction(Set<String> inputs, Set<String> required, Set<String> outputs) {

    private static final Map<String, KnownAction> ALL = Map.of(
            "actions/checkout", of("repository ref token ssh-key ssh-known-hosts ssh-strict ssh-user "
                    + "persist-credentials path "
                    + "clean filter sparse-checkout sparse-checkout-cone-mode fetch-depth fetch-tags show-progress lfs "
                    + "submodules set-safe-directory github-server-url allow-unsafe-pr-checkout", "", "ref commit"),
            "actions/upload-artifact", of("name path if-no-files-found retention-days compression-level overwrite "
                    + "include-hidden-files archive", "path", "artifact-id artifact-url artifact-digest"),
            "actions/download-artifact", of("name artifact-ids path pattern merge-multiple github-token repository "
                    + "run-id "
                    + "skip-decompress digest-mismatch", "", "download-path"),
            "aws-actions/configure-aws-credentials", of("aws-region aws-profile overwrite-aws-profile role-to-assume "
                    + "aws-access-key-id aws-secret-access-key aws-session-token web-identity-token-file role-chaining "
                    + "audience http-proxy no-proxy proxy-server mask-aws-account-id role-duration-seconds "
                    + "role-external-id role-session-name role-skip-session-tagging transitive-tag-keys "
                    + "inline-session-policy managed-session-policies output-credentials output-env-credentials "
                    + "unset-current-credentials disable-retry retry-max-attempts special-characters-workaround "
                    + "use-existing-credentials allowed-account-ids force-skip-oidc action-timeout-s "
                    + "custom-tags sts-endpoint",
                    "aws-region",
                    "aws-account-id aws-access-key-id aws-secret-access-key aws-session-token aws-expiration "
                            + "authenticated-arn"),
            "aws-actions/amazon-ecr-login", of("http-proxy mask-password registries registry-type skip-logout", "", ""),
            "aws-actions/amazon-ecs-render-task-definition", of("task-definition task-definition-arn "
                    + "task-definition-family task-definition-revision container-name image environment-variables "
                    + "log-configuration-log-driver log-configuration-options docker-labels command task-role-arn "
                    + "execution-role-arn env-files secrets", "container-name image", "task-definition"),
            "aws-actions/amazon-ecs-deploy-task-definition", of("task-definition desired-count service cluster "
                    + "wait-for-service-stability wait-for-minutes wait-max-delay-seconds codedeploy-appspec "
                    + "codedeploy-application codedeploy-deployment-group codedeploy-deployment-description "
                    + "codedeploy-deployment-config force-new-deployment service-managed-ebs-volume-name "
                    + "service-managed-ebs-volume run-task run-task-container-overrides run-task-security-groups "
                    + "run-task-subnets run-task-assign-public-ip run-task-capacity-provider-strategy "
                    + "run-task-launch-type run-task-started-by run-task-tags run-task-managed-ebs-volume-name "
                    + "run-task-managed-ebs-volume wait-for-task-stopped enable-ecs-managed-tags propagate-tags "
                    + "keep-null-value-keys max-retries", "task-definition",
                    "task-definition-arn codedeploy-deployment-id run-task-arn"),
            "docker/build-push-action", of("add-hosts allow annotations attests build-args build-contexts builder "
                    + "cache-from cache-to call cgroup-parent context file labels load network no-cache "
                    + "no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs secret-files "
                    + "shm-size ssh tags target ulimit github-token", "", "imageid digest metadata"));

    private static KnownAction of(String inputs, String required, String outputs) {
        return new KnownAction(words(inputs), words(required), words(outputs));
    }

    private static Set<String> words(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
    }

    static Optional<KnownAction> of(Workflow.Step step) {
        return Optional.ofNullable(ALL.get(step.action()));
    }
}
