package dev.slipway.practice;

import dev.slipway.cloud.AwsCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.servicequotas.model.TooManyRequestsException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Refuses a call now and then as AWS refuses who calls too often. AWS counts for each API of an account, and the SDK
 * asks three times before it gives up; practice has no SDK between, so a refusal here is what is left after that. It is
 * seldom, and whoever tries again gets through.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">ECS: throttling</a>
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html">EC2: throttling</a>
 */
final class PracticeThrottling {

    /** Of all calls that could be struck: a look of twenty calls meets one in seven times. */
    private static final double CHANCE = 0.008;
    private static final Duration BURST = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMinutes(8);
    /** A click makes up to sixty calls: looks, looks again before it changes, changes, and looks after it. */
    private static final int QUIET_CALLS = 80;
    private static final int ATTEMPTS = 3;
    /** Who cannot even ask who they are is not in the account at all. */
    private static final Set<String> NEVER = Set.of("sts:GetCallerIdentity");

    private final PracticeConditions conditions;
    private final PracticeIds ids;
    private Instant quietUntil = Instant.MIN;
    private int quietCalls;
    private String struck = "";

    PracticeThrottling(PracticeConditions conditions, PracticeIds ids) {
        this.conditions = conditions;
        this.ids = ids;
    }

    /** What AWS answers instead of an answer, if this call is one too many. */
    Optional<AwsServiceException> refusal(AwsRequest request, Instant now) {
        String action = AwsCommand.action(request);
        if (struck.equals(action)) {
            struck = "";
        }
        quietCalls--;
        boolean isQuiet = now.isBefore(quietUntil) || quietCalls > 0 || !struck.isEmpty();
        if (isQuiet || NEVER.contains(action) || !conditions.happens(CHANCE, "throttles " + action, BURST)) {
            return Optional.empty();
        }
        struck = action;
        quietCalls = QUIET_CALLS;
        quietUntil = now.plus(QUIET);
        return Optional.of(refusal(action));
    }

    /** In each service's own words. */
    AwsServiceException refusal(String action) {
        return switch (action.substring(0, action.indexOf(':'))) {
            case "ecs" -> rateExceeded(EcsException.builder(), "Ecs", "ThrottlingException");
            case "ecr" -> rateExceeded(EcrException.builder(), "Ecr", "ThrottlingException");
            case "logs" -> rateExceeded(CloudWatchLogsException.builder(), "CloudWatchLogs", "ThrottlingException");
            case "iam" -> rateExceeded(IamException.builder(), "Iam", "Throttling");
            case "sts" -> rateExceeded(StsException.builder(), "Sts", "Throttling");
            case "elasticloadbalancing" -> rateExceeded(ElasticLoadBalancingV2Exception.builder(),
                    "ElasticLoadBalancingV2", "Throttling");
            case "servicequotas" -> rateExceeded(TooManyRequestsException.builder(), "ServiceQuotas",
                    "TooManyRequestsException");
            case "ec2" -> new PracticeErrors("Ec2", ids).of(Ec2Exception.builder(), 503, "RequestLimitExceeded",
                    "Request limit exceeded. Account " + PracticeAccount.ID + " has been throttled on " + action
                            + " because it exceeded its request rate limit.", ATTEMPTS);
            default -> throw new IllegalArgumentException(action);
        };
    }

    private AwsServiceException rateExceeded(AwsServiceException.Builder typed, String service, String code) {
        return new PracticeErrors(service, ids).of(typed, 400, code, "Rate exceeded", ATTEMPTS);
    }
}
