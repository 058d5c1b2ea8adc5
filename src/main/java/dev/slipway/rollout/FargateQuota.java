package dev.slipway.rollout;

import dev.slipway.change.Once;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.FargatePurchase;
import dev.slipway.pipeline.Seen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Looks whether the account's quota of vCPUs on Fargate lets one more task of a service run. */
public final class FargateQuota implements Together.Read<Seen> {

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

    /** All that a service's tasks may come to; none when they run on instances. */
    static List<FargatePurchase> purchases(Service service) {
        if (service.launchType() == LaunchType.FARGATE) {
            return List.of(FargatePurchase.ON_DEMAND);
        }
        return Stream.of(FargatePurchase.values()).filter(one -> service.capacityProviderStrategy().stream()
                .anyMatch(item -> one.isOf(item.capacityProvider()))).toList();
    }

    @Override
    public Seen get() throws ProblemException {
        Service service = new Services(account).find(name.cluster(), name.service())
                .orElseThrow(() -> new ProblemException(new RolloutProblem.NoService(name.cluster(), name.service())));
        List<FargatePurchase> purchases = purchases(service);
        if (purchases.isEmpty()) {
            return Seen.untold("look.quota.ofInstance");
        }
        TaskDefinition definition = Aws.call(() -> account.ecs().describeTaskDefinition(
                r -> r.taskDefinition(revision.orElse(service.taskDefinition())))).taskDefinition();
        Together.Read<FargateUse> use = new Once<>(() -> FargateUse.read(account));
        List<Seen> all = new ArrayList<>();
        for (FargatePurchase purchase : purchases) {
            all.add(seen(purchase, units(definition.cpu()), use));
        }
        return Seen.worst(all);
    }

    private Seen seen(FargatePurchase purchase, long wanted, Together.Read<FargateUse> read) throws ProblemException {
        Optional<Double> quota = purchase.vcpus(account);
        if (quota.isEmpty()) {
            return Seen.untold("look.quota.untold", purchase.words(), purchase.command(account.region()));
        }
        FargateUse use = read.get();
        long used = use.units(purchase);
        Object[] facts = {purchase.words(), vcpus(used), number(quota.get()), vcpus(wanted)};
        if (BigDecimal.valueOf(quota.get()).multiply(UNITS_OF_VCPU).compareTo(BigDecimal.valueOf(used + wanted)) < 0) {
            return Seen.fault("look.quota.used", facts);
        }
        return use.isWhole() ? Seen.fine("look.quota.room", facts) : Seen.untold("look.quota.part", facts);
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
