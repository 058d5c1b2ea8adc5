package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.HINT;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import java.util.List;

/** A task's image does not come: what ECS, its agent, containerd, Docker and registries say of a pull. */
final class PullRules implements Family {

    private static final String ECS =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html";
    private static final String DOCKER = "https://docs.docker.com/docker-hub/usage/pulls/";
    private static final String OCI =
            "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes";
    private static final String CONTAINERD = "https://github.com/containerd/containerd/tree/main/core/remotes/docker";

    /** Words that show that a text is about a pull. */
    private static final String[] PULL = {"CannotPull", "pull image", "pulling image", "pulling container",
    "pull access",
        "image pull", "ref pull", "pull command failed", "failed to pull", "could not pull", "unable to pull",
        "failed to resolve ref", "error pulling"};

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.IMAGE_NOT_FOUND, NAMED, ECS,
                        "CannotPull⋯: repository … not found", "pull image manifest has been retried … not found",
                        "CannotPull⋯ API error (404)", "CannotPull⋯ manifest unknown",
                        "CannotPull⋯ failed to resolve ref … not found", "CannotPull⋯ manifest for … not found",
                        "pull access denied for … repository does not exist",
                        "pull access denied, repository does not exist",
                        "The task can't pull the image … Check whether the image exists",
                        "task cannot pull the image … check whether the image exists",
                        "CannotPull⋯ RepositoryNotFoundException", "CannotPull⋯ ImageNotFoundException",
                        "CannotPull⋯ name unknown", "Error while pulling container … not found",
                        "CannotPull⋯ The repository with name … does not exist", "CannotPull⋯ image not found",
                        "CannotPull⋯ invalid reference format", "CannotPull⋯ no such image",
                        "CannotPull⋯ repository name must",
                        "CannotPull⋯ unexpected status code … 404 Not Found", "CannotPull⋯ no such host")
                        .unless("lookup … no such host", "platform", "unauthorized", "not authorized to perform"),
                that(Cause.IMAGE_NOT_FOUND, TYPICAL, OCI,
                        "manifest unknown", "Requested image not found", "manifest … not found: manifest unknown",
                        "not found: does not exist or no pull access", "failed to resolve ref … not found",
                        "failed to resolve reference … not found", "No such image", "ImageNotFoundException",
                        "The image with imageId … does not exist", "|image| ‥ does not exist in the repository",
                        "repository does not exist or may require docker login",
                        "failed to resolve reference … 404 Not Found")
                        .unless("failed to push", "lookup … no such host", "failed to solve"),
                that(Cause.IMAGE_NOT_FOUND, TYPICAL, OCI,
                        "The repository with name … does not exist in the registry", "RepositoryNotFoundException",
                        "name unknown").in(Rule.TASK),
                that(Cause.IMAGE_PULL_AUTH, NAMED, ECS,
                        "CannotPull⋯ no basic auth credentials", "CannotPull⋯ unauthorized",
                        "CannotPull⋯ authentication required", "CannotPull⋯ 403 Forbidden",
                        "CannotPull⋯ 401 Unauthorized", "CannotPull⋯ AccessDenied",
                        "CannotPull⋯ not authorized to perform", "CannotPull⋯ authorization failed",
                        "CannotPull⋯ failed to authorize", "CannotPull⋯ authorization token has expired",
                        "CannotPull⋯ denied: User", "CannotPull⋯ incorrect username or password",
                        "CannotPull⋯ insufficient_scope", "unable to get registry auth from asm … AccessDenied",
                        "unable to retrieve ecr registry auth … AccessDenied",
                        "unable to retrieve ecr registry auth … not authorized",
                        "The task can't pull … from Amazon ECR … check … permissions",
                        "The task cannot pull … check … permissions", "CannotPull⋯ no credentials",
                        "CannotPull⋯ NoCredentialProviders", "CannotPullContainerAuthError",
                        "CannotPull⋯ access forbidden")
                        .unless("pull access denied", "AccessDenied … GetSecretValue"),
                that(Cause.IMAGE_PULL_AUTH, LIKELY, OCI, "CannotPull⋯ |denied|",
                        "CannotPull⋯ |Forbidden|").unless("pull access denied"),
                that(Cause.IMAGE_NOT_FOUND, LIKELY, OCI, "CannotPull⋯ not found", "failed to normalize image reference",
                        "invalid reference format", "could not parse reference").in(Rule.TASK)
                        .unless("no such host", "platform", "media type", "executable", "pull access denied"),
                that(Cause.IMAGE_PULL_NETWORK, LIKELY, ECS, "error pulling image configuration")
                        .unless("unauthorized", "not found", "denied", "no space left").in(Rule.TASK),
                that(Cause.IMAGE_PULL_AUTH, LIKELY, CONTAINERD,
                        "failed to fetch anonymous token … 401", "failed to fetch anonymous token … 403",
                        "failed to fetch oauth token", "no basic auth credentials",
                        "unauthorized: authentication required",
                        "unauthorized: access to the requested resource is not authorized",
                        "pull access denied … authorization failed", "unauthorized: incorrect username or password")
                        .in(Rule.TASK),
                that(Cause.IMAGE_PULL_AUTH, LIKELY, ECS,
                        "httpReaderSeeker: failed open: unexpected status code",
                        "CannotPull⋯ unexpected status code").unless("429", "toomanyrequests", "404", "500", "502",
                        "503")
                        .also(Cause.IMAGE_PULL_NETWORK),
                that(Cause.IMAGE_PULL_NETWORK, NAMED, ECS,
                        "CannotPull⋯ Client.Timeout exceeded",
                        "CannotPull⋯ request canceled while waiting for connection",
                        "CannotPull⋯ i/o timeout", "CannotPull⋯ dial tcp", "CannotPull⋯ context canceled",
                        "CannotPull⋯ context deadline exceeded", "CannotPull⋯ connection refused",
                        "CannotPull⋯ connection reset", "CannotPull⋯ no route to host",
                        "CannotPull⋯ TLS handshake timeout",
                        "CannotPull⋯ RequestError: send request failed", "CannotPull⋯ network is unreachable",
                        "CannotPull⋯ connection timed out", "CannotPull⋯ x509", "CannotPull⋯ lookup … no such host",
                        "CannotPull⋯ lookup … server misbehaving", "CannotPull⋯ net/http: request canceled",
                        "There is a connection issue between the task and Amazon ECR",
                        "cannot pull registry auth from Amazon ECR … connection issue",
                        "unable to retrieve ecr registry auth … send request failed",
                        "unable to retrieve ecr registry auth … RequestError",
                        "unable to retrieve ecr registry auth … RequestCanceled",
                        "unable to retrieve ecr registry auth … i/o timeout",
                        "unable to retrieve ecr registry auth … deadline exceeded",
                        "unable to pull secrets or registry auth: pull command failed: signal: killed",
                        "unable to retrieve ecr registry auth … no such host",
                        "The task can't pull … Check your network configuration",
                        "task cannot pull … Check your task network configuration",
                        "CannotPull⋯ request returned … proxyconnect", "CannotPull⋯ EOF|")
                        .unless("retrieve secret", "secrets from ssm").also(Cause.NO_PUBLIC_IP),
                that(Cause.IMAGE_PULL_NETWORK, TYPICAL, CONTAINERD,
                        "api.ecr … dial tcp", "api.ecr … i/o timeout", "api.ecr … send request failed",
                        "dkr.ecr … net/http: request canceled", "dkr.ecr … i/o timeout",
                        "dkr.ecr … Client.Timeout exceeded",
                        "registry-1.docker.io … i/o timeout", "registry-1.docker.io … request canceled",
                        "registry-1.docker.io … Client.Timeout exceeded", "auth.docker.io … i/o timeout",
                        "registry-1.docker.io … connection refused", "dkr.ecr … connection refused",
                        "starport-layer-bucket … i/o timeout", "starport-layer-bucket … connection",
                        "failed to do request … dial tcp", "failed to do request … i/o timeout",
                        "dkr.ecr … no such host", "api.ecr … no such host")
                        .in(Rule.TASK).also(Cause.NO_PUBLIC_IP),
                that(Cause.IMAGE_PULL_NETWORK, HINT, ECS,
                        "unable to pull secrets or registry auth").unless("secret from asm", "secrets from ssm",
                        "AccessDenied", "not authorized", "secret with ARN", "invalid parameters", "Secrets Manager",
                        "ssm parameter", "ResourceNotFound").also(Cause.SECRET_FETCH_NETWORK, Cause.IMAGE_PULL_AUTH),
                that(Cause.IMAGE_PLATFORM_MISMATCH, NAMED, ECS,
                        "does not contain descriptor matching platform", "failed to find a descriptor for platform",
                        "no match for platform in manifest", "no matching manifest for", "no child with platform",
                        "does not match the detected host platform", "cannot be used on this platform",
                        "does not provide the specified platform", "not found: no match for platform",
                        "doesn't match the specified platform", "does not match the specified platform",
                        "no suitable image found for platform", "image platform … does not match",
                        "CannotPull⋯ unsupported platform", "image is incompatible with a ‥ host",
                        "operating system does not match the host operating system",
                        "no image found in manifest list for architecture"),
                that(Cause.IMAGE_PLATFORM_MISMATCH, NAMED,
                        "https://repost.aws/knowledge-center/ecs-task-exec-format-error",
                        "exec format error").unless("failed to solve", "executor failed running",
                        "did not complete successfully", "returned a non-zero code"),
                that(Cause.IMAGE_PLATFORM_MISMATCH, HINT, "https://docs.docker.com/build/building/multi-platform/",
                        "exec format error"),
                that(Cause.IMAGE_PLATFORM_MISMATCH, LIKELY, "https://docs.docker.com/build/building/multi-platform/",
                        "qemu-x86_64: Could not open", "qemu-aarch64: Could not open",
                        "rosetta error: failed to open elf", "cannot execute: required file not found … aarch64"),
                that(Cause.IMAGE_PULL_RATE_LIMIT, NAMED, DOCKER,
                        "reached your pull rate limit", "reached your unauthenticated pull rate limit",
                        "|toomanyrequests|", "increase the limit by authenticating", "pull QPS exceeded",
                        "reached your anonymous pull rate limit", "Data limit exceeded … public.ecr.aws",
                        "reached your pull limit", "exceeded your pull rate limit", "exceeded the pull rate limit"),
                that(Cause.IMAGE_PULL_RATE_LIMIT, NAMED, DOCKER,
                        "429 Too Many Requests", "Too Many Requests", "unexpected status code … 429",
                        "rate limit exceeded").near(PULL),
                that(Cause.DISK_FULL, NAMED, ECS,
                        "no space left on device", "Thin Pool has … less than minimum required",
                        "not enough space on the disk", "not enough disk space", "insufficient disk space",
                        "disk quota exceeded", "You don't have enough free space in",
                        "There is not enough space on the disk", "ENOSPC")
                        .unless("failed to solve", "executor failed running", "did not complete successfully",
                                "inotify", "file watchers", "/home/runner", "npm ERR", "github/workspace"),
                that(Cause.DISK_FULL, HINT, ECS, "no space left on device", "devmapper: Thin Pool"));
    }
}
