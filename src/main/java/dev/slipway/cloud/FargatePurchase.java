package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import java.util.Optional;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.RequestServiceQuotaIncreaseRequest;

/**
 * How Fargate is paid for, each with a quota of vCPUs of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/ecs-service.html">Amazon ECS endpoints and quotas</a>
 */
public enum FargatePurchase {
    ON_DEMAND("FARGATE", "L-3032A538", "On-Demand"),
    SPOT("FARGATE_SPOT", "L-36FBB829", "Spot");

    private static final String SERVICE = "fargate";

    private final String provider;
    private final String quota;
    private final String words;

    /** @param quota its code in Service Quotas */
    FargatePurchase(String provider, String quota, String words) {
        this.provider = provider;
        this.quota = quota;
        this.words = words;
    }

    /** @param provider of capacity; null where there is none */
    public static FargatePurchase of(String provider) {
        return SPOT.provider.equals(provider) ? SPOT : ON_DEMAND;
    }

    /** Whether this capacity provider stands for it. */
    public boolean isOf(String provider) {
        return this.provider.equals(provider);
    }

    /** As AWS calls it. */
    public String words() {
        return words;
    }

    /**
     * How many vCPUs all its tasks together may have; empty where Service Quotas does not know it.
     *
     * @throws ProblemException when AWS does not say
     */
    public Optional<Double> vcpus(Account account) throws ProblemException {
        try {
            return Optional.ofNullable(Aws.call(() -> account.quotas().getServiceQuota(asking())).quota().value());
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused refused && refused.code().equals("NoSuchResourceException")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The command line that asks for the quota. */
    public String command(String region) {
        return AwsCommand.of(asking()) + " --region " + region;
    }

    /** The command line that asks AWS for more. */
    public String commandForMore(String region, double vcpus) {
        return AwsCommand.of(RequestServiceQuotaIncreaseRequest.builder().serviceCode(SERVICE).quotaCode(quota)
                .desiredValue(vcpus).build()) + " --region " + region;
    }

    private GetServiceQuotaRequest asking() {
        return GetServiceQuotaRequest.builder().serviceCode(SERVICE).quotaCode(quota).build();
    }
}
