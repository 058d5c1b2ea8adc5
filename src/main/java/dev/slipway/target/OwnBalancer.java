package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** The load balancer that is asked from the internet. */
record OwnBalancer(Account account, BalancerRequest wanted, Optional<LoadBalancer> there) {

    Reference reference() {
        return new Reference(new Subject(Subject.Kind.LOAD_BALANCER, wanted.name()),
                there.map(LoadBalancer::loadBalancerArn));
    }

    /** @throws ProblemException {@link TargetProblem.BalancerUnusable} when one of that name will not do */
    Change change() throws ProblemException {
        if (there.isPresent()) {
            check(there.get());
            return new Change.Keep(reference().what(), there.get().dnsName());
        }
        CreateLoadBalancerRequest request = CreateLoadBalancerRequest.builder().name(wanted.name())
                .type(LoadBalancerTypeEnum.APPLICATION).scheme(LoadBalancerSchemeEnum.INTERNET_FACING)
                .subnets(wanted.network().subnetIds()).securityGroups(wanted.network().securityGroupIds())
                .tags(OwnTargetGroup.tag(wanted.tag())).build();
        return new Change.Create(reference().what(), RequestText.of(request), Call.of(AwsCommand.of(request),
                (_, _) -> Aws.call(() -> account.elb().createLoadBalancer(request)).loadBalancers().getFirst()
                        .loadBalancerArn()));
    }

    private void check(LoadBalancer balancer) throws ProblemException {
        boolean fits = balancer.type() == LoadBalancerTypeEnum.APPLICATION
                && balancer.scheme() == LoadBalancerSchemeEnum.INTERNET_FACING
                && wanted.network().vpcId().equals(balancer.vpcId());
        if (!fits) {
            throw new ProblemException(new TargetProblem.BalancerUnusable(wanted.name(), balancer.vpcId(),
                    balancer.typeAsString(), balancer.schemeAsString()));
        }
    }
}
