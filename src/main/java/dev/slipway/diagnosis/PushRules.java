package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;

import java.util.List;

/** Pushing an image to ECR: what Docker, BuildKit and the registry say to the one who pushes. */
final class PushRules implements Family {

    private static final String ECR =
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html";
    private static final String PUSH = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html";
    private static final String TAGS =
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.ECR_LOGIN_DENIED, NAMED, ECR,
                        "no basic auth credentials", "login attempt to … failed with status",
                        "Cannot perform an interactive login from a non TTY device", "not logged in to",
                        "unauthorized: authentication required",
                        "requested access to the resource is denied",
                        "insufficient_scope: authorization failed", "push access denied",
                        "GetAuthorizationToken … AccessDenied", "AccessDenied … GetAuthorizationToken",
                        "failed to authorize", "unauthorized: incorrect username or password",
                        "authentication required", "Error response from daemon … 401 Unauthorized",
                        "get https … v2 … 403 Forbidden", "unexpected status from … 401 Unauthorized",
                        "unexpected status: 401 Unauthorized", "failed to fetch oauth token",
                        "Error response from daemon: Get … v2/: denied")
                        .in(Rule.CALLER).unless("CannotPull", "pull access denied", "has expired", "toomanyrequests",
                                "AssumeRoleWithWebIdentity"),
                that(Cause.ECR_LOGIN_DENIED, LIKELY, ECR,
                        "Could not log in to", "Error logging in", "Login failed", "Log in … failed",
                        "could not login to the registry", "could not login to registry", "Error saving credentials",
                        "docker login … failed").in(Rule.CALLER)
                        .unless("CannotPull", "has expired", "AssumeRoleWithWebIdentity"),
                that(Cause.ECR_PUSH_DENIED, NAMED, PUSH,
                        "failed to push … 403 Forbidden", "unexpected status from … blobs/uploads … 403",
                        "unexpected status from … 403 Forbidden", "denied: not authorized", "push … 403 Forbidden",
                        "|denied: User … not authorized", "unexpected status: 403 Forbidden",
                        "error parsing HTTP 403 response body", "PutImage … AccessDenied", "InitiateLayerUpload")
                        .in(Rule.CALLER).unless("CannotPull", "GetAuthorizationToken", "pull access denied",
                                "Error response from daemon: Get"),
                that(Cause.ECR_REPOSITORY_MISSING, NAMED, ECR,
                        "The repository with name … does not exist", "|name unknown|", "RepositoryNotFoundException",
                        "|repository| ‥ does not exist in the registry", "repository does not exist in the registry",
                        "failed to push … 404 Not Found", "unexpected status from … 404 Not Found",
                        "|name invalid|", "Invalid parameter at 'repositoryName'",
                        "repository name … must satisfy", "invalid repository name", "ECR repository … not found",
                        "|repositoryName| ‥ failed to satisfy constraint", "repository name not known to registry",
                        "ECR repository … does not exist", "failed to push … not found")
                        .in(Rule.CALLER).unless("CannotPull", "pull image manifest"),
                that(Cause.ECR_TAG_IMMUTABLE, NAMED, TAGS,
                        "tag is immutable", "repository is immutable", "ImageTagAlreadyExistsException",
                        "cannot be overwritten because", "tag invalid: the image tag",
                        "already exists in the … repository",
                        "repository is configured … immutable", "tag immutability", "immutable tag"));
    }
}
