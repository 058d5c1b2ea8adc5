package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** Looks whether the security groups around the tasks let them ask AWS and the registry, which is at port 443. */
public record Egress(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    private static final int HTTPS = 443;

    @Override
    public Seen get() throws ProblemException {
        Optional<Workload.Placement> placement = workload.get().placement();
        if (placement.isEmpty()) {
            return Seen.untold("look.network.ofInstance");
        }
        return seen(TaskGroups.read(account.ec2(), placement.get()));
    }

    static Seen seen(TaskGroups groups) {
        List<SecurityGroupRule> out = groups.rules().lettingOut(HTTPS);
        if (out.isEmpty()) {
            return Seen.fault("look.egress.closed", groups.words());
        }
        return out.stream().anyMatch(SecurityRules::isForEverybody) ? Seen.fine("look.egress.open", groups.words())
                : Seen.untold("look.egress.some", groups.words(), SecurityRules.words(out));
    }
}
