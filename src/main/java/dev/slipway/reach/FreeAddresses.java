package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Looks whether the tasks' subnets have an address left: each task needs one of its own. */
public record FreeAddresses(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        Optional<Workload.Placement> placement = workload.get().placement();
        if (placement.isEmpty()) {
            return Seen.untold("look.network.ofInstance");
        }
        return seen(Aws.call(() -> account.ec2().describeSubnets(r -> r.subnetIds(placement.get().subnets()))).subnets());
    }

    /** Where one subnet is full, a task may get its place in another. */
    static Seen seen(List<Subnet> subnets) {
        List<Subnet> full = subnets.stream().filter(subnet -> free(subnet) == 0).toList();
        if (full.isEmpty()) {
            return Seen.fine("look.addresses.free", words(subnets));
        }
        return full.size() == subnets.size() ? Seen.fault("look.addresses.none", words(subnets))
                : Seen.untold("look.addresses.some", words(full), words(subnets));
    }

    private static int free(Subnet subnet) {
        return Optional.ofNullable(subnet.availableIpAddressCount()).orElse(0);
    }

    private static String words(List<Subnet> subnets) {
        return subnets.stream().map(subnet -> subnet.subnetId() + " (" + free(subnet) + ")")
                .collect(Collectors.joining(", "));
    }
}
