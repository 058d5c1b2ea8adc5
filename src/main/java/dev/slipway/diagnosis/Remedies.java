package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Fix.Holder;
import dev.slipway.pipeline.Platform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which fixes a cause has, filled with what its text tells. */
final class Remedies {

    /** Of a text, as much as is looked through for a name. */
    private static final int NEAR = 1500;
    private static final Pattern IMAGE = Pattern.compile(
            "\\d{12}\\.dkr\\.ecr\\.[a-z0-9.-]{1,60}/[\\w./-]{1,200}(?::[\\w.-]{1,128})?");
    private static final Pattern NAMED = Pattern.compile("with name ['\"‘`]([\\w./-]{1,256})['\"’`]");
    private static final Pattern LOG_GROUP = Pattern.compile("(/(?:ecs|aws)/[\\w./-]{1,200})");
    private static final Pattern FIELD = Pattern.compile(
            "(?:key|input:|parameter in \\S{1,80}:) ['\"]([\\w.]{1,80})['\"]");
    private static final Pattern SECRET = Pattern.compile("not supplied: ([\\w-]{1,60})");
    private static final Pattern PORT = Pattern.compile("\\bport[: ]{1,3}(\\d{2,5})\\b");
    private static final Pattern ON_RESOURCE = Pattern.compile("on resource: {0,3}(\\S{1,300})");
    private static final List<String> PULL = List.of("ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");
    private static final List<String> PUSH = List.of("ecr:BatchCheckLayerAvailability", "ecr:InitiateLayerUpload",
            "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage");

    private Remedies() {}

    static List<Fix> of(Cause cause, Evidence evidence, Quote quote) {
        String near = near(evidence.text(), quote);
        return switch (cause) {
            case IMAGE_NOT_FOUND -> List.of(new Fix.PushImage(first(IMAGE, near, 0)));
            case IMAGE_PULL_AUTH -> List.of(allow(Holder.EXECUTION_ROLE, PULL, near));
            case IMAGE_PULL_NETWORK, SECRET_FETCH_NETWORK, LOG_DRIVER_NETWORK, NO_PUBLIC_IP ->
                    List.of(new Fix.AssignPublicIp());
            case IMAGE_PLATFORM_MISMATCH -> List.of(new Fix.RebuildFor(platform(near)));
            case EXECUTION_ROLE_MISSING -> List.of(new Fix.SetExecutionRole());
            case EXECUTION_ROLE_CANNOT_BE_ASSUMED -> List.of(new Fix.TrustEcsTasks());
            case SERVICE_LINKED_ROLE_MISSING -> List.of(new Fix.CreateServiceLinkedRole());
            case PASS_ROLE_DENIED -> List.of(allow(Holder.DEPLOYING_IDENTITY, List.of("iam:PassRole"), near));
            case OIDC_TRUST_MISMATCH -> List.of(new Fix.CorrectTrust());
            case OIDC_PROVIDER_MISSING, OIDC_AUDIENCE_MISMATCH -> List.of(new Fix.SetUpProvider());
            case ID_TOKEN_PERMISSION_MISSING -> List.of(new Fix.GrantIdToken());
            case SECRET_MISSING_IN_GITHUB -> List.of(new Fix.SetSecret(first(SECRET, near, 1)));
            case ECR_REPOSITORY_MISSING -> List.of(new Fix.CreateRepository(first(NAMED, near, 1)));
            case ECR_PUSH_DENIED -> List.of(allow(Holder.DEPLOYING_IDENTITY, PUSH, near));
            case ECR_LOGIN_DENIED ->
                    List.of(allow(Holder.DEPLOYING_IDENTITY, List.of("ecr:GetAuthorizationToken"), near));
            case REGISTER_DENIED ->
                    List.of(allow(Holder.DEPLOYING_IDENTITY, List.of("ecs:RegisterTaskDefinition"), near));
            case UPDATE_SERVICE_DENIED -> List.of(allow(Holder.DEPLOYING_IDENTITY,
                    List.of("ecs:UpdateService", "ecs:DescribeServices"), near));
            default -> more(cause, near);
        };
    }

    private static List<Fix> more(Cause cause, String near) {
        return switch (cause) {
            case ECS_READ_OR_RUN_DENIED -> named(Holder.DEPLOYING_IDENTITY, near);
            case TASK_ROLE_PERMISSION -> named(Holder.TASK_ROLE, near);
            case SECRET_FETCH_FAILED -> named(Holder.EXECUTION_ROLE, near);
            case LOG_DRIVER_PERMISSION -> List.of(allow(Holder.EXECUTION_ROLE,
                    List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"), near));
            case LOG_GROUP_MISSING -> List.of(new Fix.CreateLogGroup(first(LOG_GROUP, near, 1)));
            case UNSUPPORTED_FIELD -> List.of(new Fix.RemoveField(first(FIELD, near, 1)));
            case ROLE_NOT_VALID, INVALID_TASK_DEFINITION, INVALID_CPU_MEMORY, CONTAINER_NAME_MISMATCH, PORT_MISMATCH,
                    ENTRYPOINT_NOT_FOUND, HEALTH_CHECK_FAILING, OUT_OF_MEMORY -> List.of(new Fix.EditDefinition());
            case SECURITY_GROUP_BLOCKS_PORT -> List.of(new Fix.OpenPort(port(near)));
            case SERVICE_NOT_FOUND, SERVICE_INACTIVE -> List.of(new Fix.CreateService());
            case CLUSTER_NOT_FOUND -> List.of(new Fix.CreateCluster());
            case CONTAINER_CRASH, DEPLOYMENT_CIRCUIT_BREAKER, TASKS_KEEP_FAILING, WAITER_TIMEOUT ->
                    List.of(new Fix.ReadStoppedTasks());
            case CAPACITY_UNAVAILABLE, THROTTLED -> List.of(new Fix.TryAgain());
            default -> List.of();
        };
    }

    private static String near(String text, Quote quote) {
        return text.substring(Math.max(0, quote.start() - NEAR), Math.min(text.length(), quote.end() + NEAR));
    }

    /** The action that the text names, if it names one. */
    private static List<Fix> named(Holder holder, String near) {
        int at = near.indexOf("perform:");
        return at < 0 ? List.of() : Denials.action(near, at + "perform:".length())
                .map(action -> List.<Fix>of(allow(holder, List.of(action), near))).orElse(List.of());
    }

    private static Fix allow(Holder holder, List<String> actions, String near) {
        return new Fix.AllowActions(holder, actions, first(ON_RESOURCE, near, 1).orElse("*"));
    }

    private static Optional<Platform> platform(String near) {
        return near.contains("linux/arm64") ? Optional.of(Platform.ARM64)
                : near.contains("linux/amd64") ? Optional.of(Platform.X86_64) : Optional.empty();
    }

    private static OptionalInt port(String near) {
        return first(PORT, near, 1).map(Integer::parseInt).filter(port -> port < 65_536)
                .map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<String> first(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
    }
}
