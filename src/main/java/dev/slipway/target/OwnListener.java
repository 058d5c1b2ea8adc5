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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * The listener by which a load balancer sends what arrives on port 80 to the target group.
 *
 * @param tag the value of {@link dev.slipway.pipeline.Pipeline#TAG} when it is made
 */
record OwnListener(Account account, String tag, Reference balancer, Reference group) {

    /**
     * @param all of the load balancer
     * @throws ProblemException {@link TargetProblem.ListenerTaken} when the port leads elsewhere
     */
    Change change(List<Listener> all) throws ProblemException {
        Subject what = new Subject(Subject.Kind.LISTENER, balancer.what().name() + " :" + NetworkRequest.HTTP);
        Optional<Listener> there = all.stream().filter(it -> Integer.valueOf(NetworkRequest.HTTP).equals(it.port()))
                .findFirst();
        if (there.isPresent()) {
            if (group.id().filter(arn -> targets(there.get()).anyMatch(arn::equals)).isEmpty()) {
                throw new ProblemException(
                        new TargetProblem.ListenerTaken(balancer.what().name(), NetworkRequest.HTTP));
            }
            return new Change.Keep(what, there.get().listenerArn());
        }
        CreateListenerRequest shown = request(balancer.shown(), group.shown());
        return new Change.Create(what, RequestText.of(shown), Call.of(AwsCommand.of(shown), (made, _) -> {
            CreateListenerRequest sent = request(balancer.id(made), group.id(made));
            return Aws.call(() -> account.elb().createListener(sent)).listeners().getFirst().listenerArn();
        }));
    }

    private CreateListenerRequest request(String balancer, String group) {
        return CreateListenerRequest.builder().loadBalancerArn(balancer).protocol(ProtocolEnum.HTTP)
                .port(NetworkRequest.HTTP)
                .defaultActions(Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(group).build())
                .tags(OwnTargetGroup.tag(tag)).build();
    }

    private static Stream<String> targets(Listener listener) {
        return listener.defaultActions().stream().flatMap(action -> Stream.concat(
                Stream.ofNullable(action.targetGroupArn()), action.forwardConfig() == null ? Stream.empty()
                        : action.forwardConfig().targetGroups().stream().map(TargetGroupTuple::targetGroupArn)));
    }
}
