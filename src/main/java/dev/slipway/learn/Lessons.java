package dev.slipway.learn;

import static dev.slipway.learn.Link.ACTIONS;
import static dev.slipway.learn.Link.CI_ROLE;
import static dev.slipway.learn.Link.CONTAINER;
import static dev.slipway.learn.Link.ECS;
import static dev.slipway.learn.Link.EXECUTION_ROLE;
import static dev.slipway.learn.Link.OIDC;
import static dev.slipway.learn.Link.PASS_ROLE;
import static dev.slipway.learn.Link.STS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All lessons: one for each step of the wizard, and one for each cause that a finding can name. */
public final class Lessons {

    private static final List<Lesson> STEPS = List.of(
            Lesson.ofStep("connect", Chain.dark(), "identity cli-settings tools", ""),
            Lesson.ofStep("target", Chain.dark().here(Set.of(ECS, EXECUTION_ROLE)), "",
                    "create-repository create-log-group create-cluster create-execution-role allow-execution"),
            Lesson.ofStep("trust", Chain.upTo(PASS_ROLE).here(Set.of(OIDC, STS, CI_ROLE, PASS_ROLE)),
                    "subject ci-trust", "create-provider create-ci-role allow-pass"),
            Lesson.ofStep("secret", Chain.upTo(CI_ROLE).here(Set.of(ACTIONS)), "secret-names",
                    "set-secret commit-workflow"),
            Lesson.ofStep("image", Chain.upTo(CI_ROLE), "images", "login build push"),
            Lesson.ofStep("taskdef", Chain.upTo(EXECUTION_ROLE).here(Set.of(PASS_ROLE, EXECUTION_ROLE)),
                    "check definition", "register"),
            Lesson.ofStep("deploy", Chain.upTo(CONTAINER).here(Set.of(ECS, CONTAINER)), "events stopped-task",
                    "deploy wait run-workflow"),
            Lesson.ofStep("reach", Chain.upTo(CONTAINER).here(Set.of(CONTAINER)), "group-rules ask", "open-port"));

    private static final List<Lesson> CAUSES = List.of(
            at(CONTAINER, "image-not-found", "definition-image images", "login build push redeploy"),
            at(EXECUTION_ROLE, "image-pull-auth", "execution-policies repository-policy", "allow-execution redeploy"),
            at(CONTAINER, "image-pull-network", "service-network routes endpoints", "public-address"),
            at(CONTAINER, "image-platform-mismatch", "definition-platform platforms", "login build push"),
            at(CONTAINER, "image-pull-rate-limit", "stopped-task base-images", "redeploy"),
            at(CONTAINER, "disk-full", "definition-disk image-size", "register deploy"),
            at(EXECUTION_ROLE, "execution-role-missing", "definition-roles execution-role",
                    "create-execution-role allow-execution"),
            at(EXECUTION_ROLE, "execution-role-cannot-be-assumed", "definition-roles execution-trust",
                    "trust-tasks redeploy"),
            at(ECS, "service-linked-role-missing", "service-linked-role", "create-service-linked-role"),
            at(PASS_ROLE, "role-not-valid", "identity execution-role check", "register"),
            at(PASS_ROLE, "pass-role-denied", "may-pass definition-roles", "allow-pass rerun"),
            at(CI_ROLE, "oidc-trust-mismatch", "subject ci-trust", "rerun"),
            at(STS, "oidc-provider-missing", "identity providers", "create-provider rerun"),
            at(STS, "oidc-audience-mismatch", "provider ci-trust", "add-audience rerun"),
            at(OIDC, "id-token-permission-missing", "permissions-asked", "commit-workflow"),
            at(ACTIONS, "secret-missing-in-github", "secrets-read secret-names", "set-secret rerun"),
            at(STS, "invalid-credentials", "cli-settings access-keys", ""),
            at(STS, "expired-credentials", "identity ci-session", "sso-login rerun"),
            off("clock-skew", "clock", ""),
            off("region-mismatch", "cli-settings region-words clusters", ""),
            at(CI_ROLE, "ecr-login-denied", "login-in-workflow may-login", "login"),
            at(CI_ROLE, "ecr-push-denied", "may-push ci-policy", "rerun"),
            off("ecr-repository-missing", "repositories names-in-workflow", "create-repository rerun"),
            off("ecr-tag-immutable", "images repositories", "build push"),
            at(CI_ROLE, "register-denied", "may-register ci-policy", "rerun"),
            at(CI_ROLE, "update-service-denied", "may-update ci-policy", "rerun"),
            at(CI_ROLE, "ecs-read-or-run-denied", "ci-policies ci-policy", "rerun"),
            at(ECS, "unsupported-field", "check actions-used", "check-fix register"),
            at(ECS, "invalid-task-definition", "check definition", "check-fix register"),
            at(ECS, "invalid-cpu-memory", "check definition-sizes", "register"),
            at(ECS, "container-name-mismatch", "names-in-workflow definition-image", "rerun"),
            at(CONTAINER, "port-mismatch", "definition-ports target-groups ask", "register deploy"),
            at(ECS, "target-group-no-load-balancer", "target-groups", ""),
            at(ECS, "task-definition-not-found", "revisions identity", "register"),
            at(CONTAINER, "log-group-missing", "definition-logs log-groups", "create-log-group redeploy"),
            at(EXECUTION_ROLE, "log-driver-permission", "execution-policies definition-logs",
                    "allow-create-group redeploy"),
            at(CONTAINER, "log-driver-network", "service-network routes endpoints", "public-address"),
            at(EXECUTION_ROLE, "secret-fetch-failed", "definition-secrets secrets parameters execution-policies",
                    "redeploy"),
            at(CONTAINER, "secret-fetch-network", "service-network routes endpoints", "public-address"),
            at(CONTAINER, "task-role-permission", "definition-roles task-role", "redeploy"),
            at(CONTAINER, "container-crash", "stopped-task log", "run-image"),
            at(CONTAINER, "out-of-memory", "stopped-task definition-sizes", "register deploy"),
            at(CONTAINER, "entrypoint-not-found", "definition-command image-command", "run-image"),
            at(CONTAINER, "entrypoint-not-executable", "file-modes image-command", "login build push"),
            at(CONTAINER, "health-check-failing", "definition-health task-health log", "register deploy"),
            at(CONTAINER, "target-group-unhealthy", "target-health target-group group-rules", "grace"),
            at(CONTAINER, "security-group-blocks-port", "group-rules ask", "open-port"),
            at(CONTAINER, "no-public-ip", "service-network", "public-address"),
            at(ECS, "network-config-invalid", "service-network subnets group-rules", ""),
            at(ECS, "capacity-unavailable", "events launch-type", ""),
            at(ECS, "no-container-instances", "machines launch-type", ""),
            at(ECS, "service-quota-reached", "quota services", ""),
            at(ECS, "subnet-ips-exhausted", "subnets", ""),
            off("throttled", "identity", "patience"),
            at(CONTAINER, "deployment-circuit-breaker", "deployments stopped-task log", "deploy"),
            at(CONTAINER, "tasks-keep-failing", "events stopped-task log", "breaker"),
            at(ECS, "deployment-config-stuck", "percentages events", "breaker"),
            off("waiter-timeout", "events deployments stopped-task", "wait"),
            at(ECS, "service-not-found", "services names-in-workflow", "create-service"),
            at(ECS, "cluster-not-found", "identity clusters names-in-workflow", "create-cluster"),
            at(ECS, "service-inactive", "service services", "create-service"),
            at(ACTIONS, "build-failed", "run-log", "build-here"),
            Lesson.ofNotice("steady-state", Chain.upTo(CONTAINER), "service ask"),
            Lesson.ofNotice("deployment-in-progress", Chain.upTo(ECS).here(Set.of(CONTAINER)), "deployments events"),
            Lesson.ofNotice("no-failure", Chain.dark(), "deployments events"),
            Lesson.ofNotice("harmless-notice", Chain.dark(), "run-log actions-used"),
            Lesson.ofNotice("unknown", Chain.dark(), "events stopped-task run-log"));

    private static final Map<String, Lesson> BY_ID = Stream.concat(STEPS.stream(), CAUSES.stream()).collect(
            Collectors.toMap(Lesson::id, Function.identity(), (first, _) -> first, LinkedHashMap::new));

    private Lessons() {}

    /** Of a cause that breaks the chain there. */
    private static Lesson at(Link broken, String id, String looks, String changes) {
        return Lesson.ofFailure(id, Chain.brokenAt(broken), looks, changes);
    }

    /** Of a cause that has nothing to do with who trusts whom. */
    private static Lesson off(String id, String looks, String changes) {
        return Lesson.ofFailure(id, Chain.dark(), looks, changes);
    }

    /** In the order of the steps. */
    public static List<Lesson> ofSteps() {
        return STEPS;
    }

    /** In the order of the causes. */
    public static List<Lesson> ofCauses() {
        return CAUSES;
    }

    /** @param id a step's key or a cause's id, both of which have no others' */
    public static Lesson of(String id) {
        return Objects.requireNonNull(BY_ID.get(id), id);
    }
}
