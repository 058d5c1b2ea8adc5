package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * A small public network of our own, in the order in which it can be made. What a killed program has left of it is
 * kept and completed.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 */
final class OwnNetwork {

    private final OwnVpc vpc;

    OwnNetwork(OwnVpc vpc) {
        this.vpc = vpc;
    }

    /** @param all every VPC of the region, whose addresses the new one must not share */
    List<Change> changes(List<Vpc> all) throws ProblemException {
        String range = vpc.there().isPresent() ? vpc.there().get().vpc().cidrBlock() : AddressRange.free(all);
        List<Change> changes = new ArrayList<>();
        changes.add(vpc.there().isPresent() ? new Change.Keep(vpc.reference().what(), vpc.reference().shown()) : create(range));
        changes.addAll(new OwnSubnets(vpc).changes(range));
        changes.addAll(new OwnGateway(vpc).changes());
        return changes;
    }

    private Change create(String range) {
        CreateVpcRequest request = CreateVpcRequest.builder().cidrBlock(range)
                .tagSpecifications(vpc.making().tags(ResourceType.VPC, vpc.name())).build();
        return new Change.Create(vpc.reference().what(), RequestText.of(request), Call.of(AwsCommand.of(request),
                (_, _) -> Aws.call(() -> vpc.making().account().ec2().createVpc(request)).vpc().vpcId()));
    }
}
