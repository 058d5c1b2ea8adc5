package dev.slipway.practice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** The listeners of Elastic Load Balancing's load balancers. */
interface ElbListeners extends ElbPart {

    @Override
    default CreateListenerResponse createListener(CreateListenerRequest request) {
        LoadBalancer balancer = state().balancer(request.loadBalancerArn());
        check(request, balancer);
        Optional<Listener> same = of(balancer.loadBalancerArn())
                .filter(listener -> listener.port().equals(request.port())).findFirst();
        Listener made = Listener.builder().listenerArn(same.map(Listener::listenerArn)
                        .orElseGet(() -> state().newArn(resource(balancer.loadBalancerArn(), "listener"))))
                .loadBalancerArn(balancer.loadBalancerArn()).port(request.port()).protocol(request.protocol())
                .certificates(request.certificates()).sslPolicy(request.sslPolicy())
                .defaultActions(request.defaultActions()).build();
        if (same.filter(it -> !it.equals(made)).isPresent()) {
            throw state().errors().listenerExists(balancer.loadBalancerArn());
        }
        if (same.isEmpty()) {
            state().listeners().put(made.listenerArn(), made);
            state().tag(made.listenerArn(), request.tags());
        }
        return CreateListenerResponse.builder().listeners(made).build();
    }

    private void check(CreateListenerRequest request, LoadBalancer balancer) {
        if (request.port() == null || request.protocol() == null) {
            throw state().errors().invalid("A listener " + (request.port() == null ? "port" : "protocol")
                    + " must be specified");
        }
        ElbState.groupsOf(request.defaultActions()).forEach(arn -> {
            if (!state().groups().containsKey(arn)) {
                throw state().errors().targetGroupNotFound(arn);
            }
            if (state().balancersOf(arn).stream().anyMatch(other -> !other.equals(balancer))) {
                throw state().errors().targetGroupIsTaken(arn);
            }
        });
    }

    private Stream<Listener> of(String balancerArn) {
        return state().listeners().values().stream()
                .filter(listener -> listener.loadBalancerArn().equals(balancerArn));
    }

    /** {@code listener/app/name/id}, from the ARN of a load balancer or a listener. */
    private static String resource(String arn, String kind) {
        String resource = arn.substring(arn.lastIndexOf(':') + 1);
        return kind + resource.substring(resource.indexOf('/'));
    }

    @Override
    default DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        if (request.loadBalancerArn() == null && !request.hasListenerArns()) {
            throw state().errors().invalid("You must specify either listener ARNs or a load balancer ARN");
        }
        List<Listener> found = request.hasListenerArns()
                ? request.listenerArns().stream().distinct().map(state()::listener).toList()
                : of(state().balancer(request.loadBalancerArn()).loadBalancerArn()).toList();
        Page<Listener> page = state().page(found, request.pageSize(), request.marker());
        return DescribeListenersResponse.builder().listeners(page.items()).nextMarker(page.next()).build();
    }

    @Override
    default DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
        state().listeners().remove(state().listener(request.listenerArn()).listenerArn());
        state().rulesOf(request.listenerArn()).clear();
        state().forget(request.listenerArn());
        return DeleteListenerResponse.builder().build();
    }
}
