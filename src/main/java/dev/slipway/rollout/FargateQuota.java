package dev.slipway.rollout;

import dev.slipway.change.Once;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.pipeline.Seen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;

/**
 * Looks whether the account's quota of vCPUs on Fargate lets one more task of a service run.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/ecs-service.html">Amazon ECS endpoints and quotas</a>
 */
public final class FargateQuota implements Together.Read<Seen> {

    private static final String SERVICE = "fargate";
    private static final BigDecimal UNITS_OF_VCPU = BigDecimal.valueOf(1024);

    private final Account account;
    private final ServiceName name;
    private final Optional<String> revision;

    /** @param revision of the deployment that is meant; empty for what the service runs now */
    public FargateQuota(Account account, ServiceName name, Optional<String> revision) {
        this.account = account;
        this.name = name;
        this.revision = revision;
    }

    /** How Fargate is paid for, each with a quota of its own. */
    enum Purchase {
        ON_DEMAND("FARGATE", "L-3032A538", "On-Demand"),
        SPOT("FARGATE_SPOT", "L-36FBB829", "Spot");

        private final String provider;
        private final String quota;
        private final String words;

        /** @param quota its code in Service Quotas */
        Purchase(String provider, String quota, String words) {
            this.provider = provider;
            this.quota = quota;
            this.words = words;
        }

        static Purchase of(String provider) {
            return SPOT.provider.equals(provider) ? SPOT : ON_DEMAND;
        }

        /** All that a service's tasks may come to; none when they run on instances. */
        static List<Purchase> all(Service service) {
            if (service.launchType() == LaunchType.FARGATE) {
                return List.of(ON_DEMAND);
            }
            List<Purchase> all = new ArrayList<>();
            for (Purchase one : values()) {
                if (service.capacityProviderStrategy().stream()
                        .anyMatch(item -> one.provider.equals(item.capacityProvider()))) {
                    all.add(one);
                }
            }
            return all;
        }
    }

    @Override
    public Seen get() throws ProblemException {
        Service service = new Services(account).find(name.cluster(), name.service())
                .orElseThrow(() -> new ProblemException(new RolloutProblem.NoService(name.cluster(), name.service())));
        List<Purchase> purchases = Purchase.all(service);
        if (purchases.isEmpty()) {
            return Seen.untold("look.quota.ofInstance");
        }
        TaskDefinition definition = Aws.call(() -> account.ecs().describeTaskDefinition(
                r -> r.taskDefinition(revision.orElse(service.taskDefinition())))).taskDefinition();
        Together.Read<FargateUse> use = new Once<>(() -> FargateUse.read(account));
        List<Seen> all = new ArrayList<>();
        for (Purchase purchase : purchases) {
            all.add(seen(purchase, units(definition.cpu()), use));
        }
        return Seen.worst(all);
    }

    private Seen seen(Purchase purchase, long wanted, Together.Read<FargateUse> read) throws ProblemException {
        GetServiceQuotaRequest request = GetServiceQuotaRequest.builder().serviceCode(SERVICE).quotaCode(purchase.quota)
                .build();
        Optional<Double> quota = value(request);
        if (quota.isEmpty()) {
            return Seen.untold("look.quota.untold", purchase.words,
                    AwsCommand.of(request) + " --region " + account.region());
        }
        FargateUse use = read.get();
        long used = use.units(purchase);
        Object[] facts = {purchase.words, vcpus(used), number(quota.get()), vcpus(wanted)};
        if (BigDecimal.valueOf(quota.get()).multiply(UNITS_OF_VCPU).compareTo(BigDecimal.valueOf(used + wanted)) < 0) {
            return Seen.fault("look.quota.used", facts);
        }
        return use.isWhole() ? Seen.fine("look.quota.room", facts) : Seen.untold("look.quota.part", facts);
    }

    /** Empty where Service Quotas does not know it. */
    private Optional<Double> value(GetServiceQuotaRequest request) throws ProblemException {
        try {
            return Optional.ofNullable(Aws.call(() -> account.quotas().getServiceQuota(request)).quota().value());
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused refused && refused.code().equals("NoSuchResourceException")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Of a task or definition, where ECS has turned it into CPU units; 0 when it says none. */
    static long units(String cpu) {
        return cpu != null && cpu.matches("\\d{1,9}") ? Long.parseLong(cpu) : 0;
    }

    private static String vcpus(long units) {
        return BigDecimal.valueOf(units).divide(UNITS_OF_VCPU).stripTrailingZeros().toPlainString();
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
