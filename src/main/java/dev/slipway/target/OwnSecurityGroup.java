package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * A security group of the pipeline's, found by name in its VPC or made without inbound rules.
 *
 * @param name unique in its VPC
 * @param what it says of itself, before the pipeline's name
 */
record OwnSecurityGroup(NetworkMaking making, Reference vpc, String name, String what,
                        Optional<SecurityGroup> there) {

    static OwnSecurityGroup find(NetworkMaking making, Reference vpc, NetworkFinder finder, String name, String what)
            throws ProblemException {
        Optional<SecurityGroup> there = vpc.id().isEmpty() ? Optional.empty()
                : finder.securityGroup(vpc.id().get(), name);
        return new OwnSecurityGroup(making, vpc, name, what, there);
    }

    Reference reference() {
        return new Reference(new Subject(Subject.Kind.SECURITY_GROUP, name), there.map(SecurityGroup::groupId));
    }

    Change change() {
        return there.isPresent() ? new Change.Keep(reference().what(), reference().shown()) : create();
    }

    private Change create() {
        Function<String, CreateSecurityGroupRequest> request = vpcId -> CreateSecurityGroupRequest.builder()
                .groupName(name).description(what + " of " + making.wanted().tag()).vpcId(vpcId)
                .tagSpecifications(making.tags(ResourceType.SECURITY_GROUP, name)).build();
        CreateSecurityGroupRequest shown = request.apply(vpc.shown());
        return new Change.Create(reference().what(), RequestText.of(shown), Call.of(AwsCommand.of(shown), (made, _) -> {
            CreateSecurityGroupRequest sent = request.apply(vpc.id(made));
            return making.settled(() -> making.account().ec2().createSecurityGroup(sent)).groupId();
        }));
    }
}
