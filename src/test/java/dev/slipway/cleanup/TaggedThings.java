package dev.slipway.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.Ledger;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.AccountSnapshot;
import dev.slipway.parts.Applying;
import dev.slipway.parts.Neighbours;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** What bears our tag goes on any account, although no ledger knows of it. */
abstract class TaggedThings {

    static final String REGION = "ap-northeast-1";

    @TempDir
    private Path folder;
    private final Pipeline pipeline = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");
    private Account account;

    abstract Clients clients();

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(clients(), REGION, new CallLog(InstantSource.system()));
    }

    @Test
    void aNetworkWithItsLoadBalancerGoesAndTheNeighboursStay() throws Exception {
        new Neighbours(account).movedIn();
        List<String> before = AccountSnapshot.of(account);
        String vpc = account.ec2().createVpc(r -> r.cidrBlock("10.7.0.0/16").tagSpecifications(tags(ResourceType.VPC)))
                .vpc().vpcId();
        List<String> subnets = List.of(subnet(vpc, "10.7.0.0/24", "a"), subnet(vpc, "10.7.1.0/24", "c"));
        String gateway = account.ec2().createInternetGateway(r -> r.tagSpecifications(
                tags(ResourceType.INTERNET_GATEWAY))).internetGateway().internetGatewayId();
        account.ec2().attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String table = account.ec2().createRouteTable(r -> r.vpcId(vpc).tagSpecifications(
                tags(ResourceType.ROUTE_TABLE))).routeTable().routeTableId();
        account.ec2().createRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        account.ec2().associateRouteTable(r -> r.routeTableId(table).subnetId(subnets.getFirst()));
        String group = account.ec2().createSecurityGroup(r -> r.groupName("ours").description("ours").vpcId(vpc)
                .tagSpecifications(tags(ResourceType.SECURITY_GROUP))).groupId();
        balance(vpc, subnets, group);

        try (Ledger ledger = Ledger.open(folder.resolve("none.jsonl"), InstantSource.system())) {
            Teardown teardown = new Teardown(new Leftovers(account, Together.oneByOne(), _ -> {}), ledger);
            Plan<TeardownRequest> plan = teardown.plan(TeardownRequest.everything(pipeline));
            assertEquals(List.of("LOAD_BALANCER", "TARGET_GROUP", "SECURITY_GROUP", "ROUTE_TABLE", "ROUTE_TABLE", "SUBNET",
                    "SUBNET", "INTERNET_GATEWAY", "INTERNET_GATEWAY", "VPC"),
                    plan.changes().stream().map(change -> change.what().kind().name()).toList());
            new Applying(folder).apply(teardown, plan);
        }

        assertEquals(List.of(), AccountSnapshot.difference(before, AccountSnapshot.of(account)));
    }

    private void balance(String vpc, List<String> subnets, String group) {
        var tag = software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder().key(Pipeline.TAG)
                .value(pipeline.tag()).build();
        String targets = account.elb().createTargetGroup(r -> r.name("ours").protocol(ProtocolEnum.HTTP).port(8080)
                .targetType("ip").vpcId(vpc).tags(tag)).targetGroups().getFirst().targetGroupArn();
        String balancer = account.elb().createLoadBalancer(r -> r.name("ours").subnets(subnets).securityGroups(group)
                .tags(tag)).loadBalancers().getFirst().loadBalancerArn();
        account.elb().createListener(r -> r.loadBalancerArn(balancer).protocol(ProtocolEnum.HTTP).port(80)
                .defaultActions(Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(targets).build()));
    }

    private String subnet(String vpc, String range, String zone) {
        return account.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock(range).availabilityZone(REGION + zone)
                .tagSpecifications(tags(ResourceType.SUBNET))).subnet().subnetId();
    }

    private TagSpecification tags(ResourceType type) {
        return TagSpecification.builder().resourceType(type)
                .tags(Tag.builder().key(Pipeline.TAG).value(pipeline.tag()).build()).build();
    }
}
