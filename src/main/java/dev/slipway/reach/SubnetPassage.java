package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;

/**
 * Looks whether the network ACLs of the tasks' subnets let their questions out to port 443 and the answers in again.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html">Ephemeral ports</a>
 */
public record SubnetPassage(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    private static final int HTTPS = 443;

    @Override
    public Seen get() throws ProblemException {
        Optional<Workload.Placement> placement = workload.get().placement();
        if (placement.isEmpty()) {
            return Seen.untold("look.network.ofInstance");
        }
        List<Seen> all = new ArrayList<>();
        for (String subnet : placement.get().subnets()) {
            List<NetworkAcl> acls = Aws.call(() -> account.ec2().describeNetworkAcls(r -> r.filters(
                    Filter.builder().name("association.subnet-id").values(subnet).build()))).networkAcls();
            all.add(acls.isEmpty() ? Seen.untold("look.acl.none", subnet)
                    : seen(acls.getFirst().networkAclId(), subnet, new AclRules(acls.getFirst().entries())));
        }
        return Seen.worst(all);
    }

    /** A part of the internet that is let through may be all that the tasks need, such as VPC endpoints. */
    static Seen seen(String acl, String subnet, AclRules rules) {
        AclRules.Ruling out = rules.out(HTTPS);
        if (!out.allowed() && !out.exceptions()) {
            return Seen.fault("look.acl.out", acl, subnet);
        }
        if (rules.isClosedForAllReplies()) {
            return Seen.fault("look.acl.replies", acl, subnet);
        }
        return out.allowed() && !out.exceptions() && rules.isOpenForReplies() ? Seen.fine("look.acl.open", acl, subnet)
                : Seen.untold("look.acl.some", acl, subnet);
    }
}
