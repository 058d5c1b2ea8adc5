package dev.slipway.parts;

import dev.slipway.cloud.Clients;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** The service of a pipeline, getting its requests by a load balancer, in whatever account. */
public final class BalancedService {

    private final Clients clients;
    private final Pipeline pipeline;
    private final List<Subnet> subnets;

    public BalancedService(Clients clients, Pipeline pipeline) {
        this.clients = clients;
        this.pipeline = pipeline;
        this.subnets = clients.ec2().describeSubnets().subnets();
    }

    /** A target group behind a load balancer of its own; gives its ARN. */
    public String targetGroup(String name, Consumer<CreateTargetGroupRequest.Builder> changes) {
        String arn = clients.elb().createTargetGroup(r -> {
            r.name(name).protocol(ProtocolEnum.HTTP).port(pipeline.app().port()).targetType("ip")
                    .vpcId(subnets.getFirst().vpcId()).healthCheckPath(pipeline.app().path());
            changes.accept(r);
        }).targetGroups().getFirst().targetGroupArn();
        String balancer = clients.elb().createLoadBalancer(r -> r.name(name).subnets(subnets.stream()
                .map(Subnet::subnetId).toList())).loadBalancers().getFirst().loadBalancerArn();
        clients.elb().createListener(r -> r.loadBalancerArn(balancer).protocol(ProtocolEnum.HTTP).port(80)
                .defaultActions(Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(arn).build()));
        return arn;
    }

    /** Takes the target group away from under the service. */
    public void delete(String targetGroup) {
        String balancer = clients.elb().describeTargetGroups(r -> r.targetGroupArns(targetGroup)).targetGroups()
                .getFirst().loadBalancerArns().getFirst();
        clients.elb().describeListeners(r -> r.loadBalancerArn(balancer)).listeners().stream()
                .map(Listener::listenerArn).forEach(arn -> clients.elb().deleteListener(r -> r.listenerArn(arn)));
        clients.elb().deleteTargetGroup(r -> r.targetGroupArn(targetGroup));
    }

    /** The service, each of whose containers gets the requests of one of the target groups; it wants no task yet. */
    public void make(LoadBalancer... balancers) {
        List<ContainerDefinition> containers = List.of(balancers).stream().map(balancer -> ContainerDefinition.builder()
                .name(balancer.containerName()).image("nginx").essential(true).memory(128)
                .portMappings(PortMapping.builder().containerPort(balancer.containerPort()).build()).build()).toList();
        clients.ecs().createCluster(r -> r.clusterName(pipeline.target().cluster()));
        clients.ecs().registerTaskDefinition(r -> r.family(pipeline.target().family()).networkMode("awsvpc").cpu("256")
                .memory("512").requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(containers));
        clients.ecs().createService(r -> r.cluster(pipeline.target().cluster())
                .serviceName(pipeline.target().service()).taskDefinition(pipeline.target().family())
                .launchType("FARGATE").desiredCount(0).loadBalancers(balancers).networkConfiguration(
                        n -> n.awsvpcConfiguration(v -> v.subnets(subnets.getFirst().subnetId()))));
    }

    /** That the container of the pipeline gets the requests. */
    public LoadBalancer toTheApp(String targetGroup) {
        return to(targetGroup, pipeline.app().container(), pipeline.app().port());
    }

    public static LoadBalancer to(String targetGroup, String container, int port) {
        return LoadBalancer.builder().targetGroupArn(targetGroup).containerName(container).containerPort(port).build();
    }
}
