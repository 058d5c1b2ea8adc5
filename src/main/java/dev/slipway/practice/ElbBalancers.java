package dev.slipway.practice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

/** Elastic Load Balancing's load balancers. */
interface ElbBalancers extends ElbPart {

    @Override
    default CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        List<Subnet> subnets = Stream.concat(request.subnets().stream(),
                request.subnetMappings().stream().map(SubnetMapping::subnetId)).map(this::subnet).toList();
        boolean isApplication = request.type() == null || request.type() == LoadBalancerTypeEnum.APPLICATION;
        check(request, subnets, isApplication);
        Optional<LoadBalancer> same = state().balancers().values().stream()
                .filter(it -> it.loadBalancerName().equals(request.name())).findFirst();
        LoadBalancer made = made(request, subnets, same, isApplication);
        if (same.filter(it -> !it.equals(made)).isPresent()) {
            throw state().errors().balancerExists(request.name());
        }
        if (same.isEmpty()) {
            state().balancers().put(made.loadBalancerArn(), made);
            state().tag(made.loadBalancerArn(), request.tags());
        }
        return CreateLoadBalancerResponse.builder().loadBalancers(described(made)).build();
    }

    private Subnet subnet(String id) {
        if (!state().account().ec2().network().subnets().has(id)) {
            throw state().errors().subnetNotFound(id);
        }
        return state().account().ec2().network().subnets().get(id);
    }

    private void check(CreateLoadBalancerRequest request, List<Subnet> subnets, boolean isApplication) {
        if (!String.valueOf(request.name()).matches("(?!internal-)[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?")) {
            throw state().errors().invalid("The load balancer name '" + request.name() + "' is not valid");
        }
        if (subnets.isEmpty()) {
            throw state().errors().invalid("You must specify subnets or subnet mappings");
        }
        long zones = subnets.stream().map(Subnet::availabilityZone).distinct().count();
        if (isApplication && zones < 2) {
            throw state().errors().invalid("At least two subnets in two different Availability Zones must be "
                    + "specified");
        }
        PracticeNetwork network = state().account().ec2().network();
        request.securityGroups().stream().filter(id -> !network.groups().has(id)).findFirst().ifPresent(id -> {
            throw state().errors().securityGroupNotFound(id);
        });
        String vpc = subnets.getFirst().vpcId();
        if (request.scheme() != LoadBalancerSchemeEnum.INTERNAL && network.gateways().all().stream().noneMatch(
                gateway -> gateway.attachments().stream().anyMatch(it -> it.vpcId().equals(vpc)))) {
            throw state().errors().noWayIn(vpc);
        }
    }

    private LoadBalancer made(CreateLoadBalancerRequest request, List<Subnet> subnets, Optional<LoadBalancer> same,
                              boolean isApplication) {
        String vpc = subnets.getFirst().vpcId();
        String kind = isApplication ? "app" : "net";
        List<String> groups = !request.securityGroups().isEmpty() || !isApplication ? request.securityGroups()
                : List.of(state().account().ec2().network().defaultGroup(vpc).groupId());
        return LoadBalancer.builder().loadBalancerName(request.name())
                .loadBalancerArn(same.map(LoadBalancer::loadBalancerArn)
                        .orElseGet(() -> state().newArn("loadbalancer/" + kind + "/" + request.name())))
                .dnsName(same.map(LoadBalancer::dnsName).orElseGet(() -> request.name() + "-"
                        + state().account().ids().digits(10) + "." + state().account().region()
                        + ".elb.amazonaws.com"))
                .createdTime(same.map(LoadBalancer::createdTime).orElse(state().account().now()))
                .scheme(Objects.requireNonNullElse(request.scheme(), LoadBalancerSchemeEnum.INTERNET_FACING))
                .type(Objects.requireNonNullElse(request.type(), LoadBalancerTypeEnum.APPLICATION)).vpcId(vpc)
                .ipAddressType(Objects.requireNonNullElse(request.ipAddressType(), IpAddressType.IPV4))
                .securityGroups(groups).availabilityZones(subnets.stream().map(subnet -> AvailabilityZone.builder()
                        .zoneName(subnet.availabilityZone()).subnetId(subnet.subnetId()).build()).toList()).build();
    }

    private LoadBalancer described(LoadBalancer balancer) {
        return balancer.toBuilder().state(it -> it.code(state().isActive(balancer) ? LoadBalancerStateEnum.ACTIVE
                : LoadBalancerStateEnum.PROVISIONING)).build();
    }

    @Override
    default DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
        List<LoadBalancer> all = List.copyOf(state().balancers().values());
        List<LoadBalancer> found = request.hasNames() ? each(request.names(), all, LoadBalancer::loadBalancerName)
                : request.hasLoadBalancerArns()
                        ? each(request.loadBalancerArns(), all, LoadBalancer::loadBalancerArn) : all;
        Page<LoadBalancer> page = state().page(found.stream().map(this::described).toList(), request.pageSize(),
                request.marker());
        return DescribeLoadBalancersResponse.builder().loadBalancers(page.items()).nextMarker(page.next()).build();
    }

    private List<LoadBalancer> each(List<String> asked, List<LoadBalancer> all, Function<LoadBalancer, String> name) {
        return asked.stream().distinct().map(wanted -> all.stream().filter(it -> name.apply(it).equals(wanted))
                .findFirst().orElseThrow(state().errors()::balancerNotFound)).toList();
    }

    /** Goes with its listeners; one that is not there is deleted already. */
    @Override
    default DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
        String arn = request.loadBalancerArn();
        state().listeners().values().stream().filter(listener -> listener.loadBalancerArn().equals(arn)).toList()
                .forEach(listener -> deleteListener(it -> it.listenerArn(listener.listenerArn())));
        state().balancers().remove(arn);
        state().forget(arn);
        return DeleteLoadBalancerResponse.builder().build();
    }
}
