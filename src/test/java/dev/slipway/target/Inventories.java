package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Refusing;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** What is listed of any account, and how it stands. */
abstract class Inventories {

    static final String REGION = "ap-northeast-1";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "%s"},
            "Action": "sts:AssumeRole"}]}""";

    private final Refusing refusing = new Refusing();
    final String name = "c-" + UUID.randomUUID();
    private Account account;

    abstract Clients clients();

    /** So many of each are made: more than a page holds. */
    abstract int many();

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(refusing.around(clients()), REGION, new CallLog(InstantSource.system()));
    }

    @Test
    void clustersAndServicesAreListedWithTheirState() throws ProblemException {
        makeService("api");

        assertEquals("ACTIVE", seen(name).status());
        assertEquals(List.of(new Possessions.Service("api", "ACTIVE", "FARGATE", 0, 0, name)),
                inventory().services(name).items());
    }

    @Test
    void aClusterThatIsNotThereHasNoServices() throws ProblemException {
        assertEquals(new Listing<>(List.of(), Optional.empty(), true), inventory().services("nowhere"));
    }

    @Test
    void repositoriesLogGroupsAndRolesAreListedWithTheirState() throws ProblemException {
        account.ecr().createRepository(r -> r.repositoryName(name).imageTagMutability("IMMUTABLE"));
        account.logs().createLogGroup(r -> r.logGroupName("/ecs/" + name));
        account.iam().createRole(r -> r.roleName(name).assumeRolePolicyDocument(
                TRUST.formatted("ecs-tasks.amazonaws.com")));
        account.iam().createRole(r -> r.roleName(name + "-2").assumeRolePolicyDocument(
                TRUST.formatted("ec2.amazonaws.com")));

        Possessions found = look();

        assertTrue(found.repositories().items().contains(
                new Possessions.Repository(name, "IMMUTABLE", OptionalInt.of(0))));
        assertTrue(found.logGroups().items().contains(new Possessions.LogGroup("/ecs/" + name, OptionalInt.empty())));
        List<String> roles = found.taskRoles().items().stream().map(Possessions.Role::name).toList();
        assertTrue(roles.contains(name));
        assertFalse(roles.contains(name + "-2"), "a role that tasks may not assume is no choice");
    }

    @Test
    void networksAreListedWithWhatLeadsToTheInternetAndWhoGetsIn() throws ProblemException {
        Vpc vpc = account.ec2().describeVpcs().vpcs().stream().filter(Vpc::isDefault).findFirst().orElseThrow();
        String ownVpc = account.ec2().createVpc(r -> r.cidrBlock("192.168.0.0/24")).vpc().vpcId();
        String subnet = account.ec2().createSubnet(r -> r.vpcId(ownVpc).cidrBlock("192.168.0.0/25")).subnet()
                .subnetId();
        String group = account.ec2().createSecurityGroup(r -> r.groupName(name).description("tasks").vpcId(ownVpc))
                .groupId();
        account.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(rule(80, 443, "0.0.0.0/0"),
                rule(8080, 8080, "203.0.113.7/32")));

        Possessions.Networks found = look().networks();

        assertEquals(new Possessions.Vpc(vpc.vpcId(), "", vpc.cidrBlock(), true), found.vpcs().items().getFirst());
        Possessions.Subnet seen = found.subnets().items().stream().filter(it -> it.id().equals(subnet)).findFirst()
                .orElseThrow();
        assertFalse(seen.isPublic());
        assertEquals(123, seen.free());
        Possessions.SecurityGroup open = found.securityGroups().items().stream().filter(it -> it.id().equals(group))
                .findFirst().orElseThrow();
        assertEquals(List.of(Possessions.Access.EVERYBODY, Possessions.Access.SOME, Possessions.Access.NOBODY),
                List.of(open.access(443), open.access(8080), open.access(22)));
    }

    @Test
    void hundredsOfEachAreReadPageAfterPage() throws ProblemException {
        account.ecs().createCluster(r -> r.clusterName(name));
        makeService("s-000");
        IntStream.range(1, many()).parallel().forEach(this::makeOneOfEach);

        Possessions found = look();

        assertEquals(many() - 1, found.clusters().items().stream().filter(it -> it.name().startsWith(name + "-"))
                .filter(it -> it.status().equals("ACTIVE")).count());
        assertEquals(many() - 1, count(found.repositories(), Possessions.Repository::name, name));
        assertEquals(many() - 1, count(found.logGroups(), Possessions.LogGroup::name, "/ecs/" + name));
        assertEquals(many() - 1, count(found.taskRoles(), Possessions.Role::name, name));
        assertEquals(many() - 1, count(found.networks().securityGroups(), Possessions.SecurityGroup::name, name));
        assertEquals(many(), inventory().services(name).items().stream()
                .filter(it -> it.family().equals(name)).count());
    }

    private void makeOneOfEach(int i) {
        String one = name + "-" + i;
        account.ecs().createCluster(r -> r.clusterName(one));
        account.ecr().createRepository(r -> r.repositoryName(one));
        account.logs().createLogGroup(r -> r.logGroupName("/ecs/" + one));
        account.iam().createRole(r -> r.roleName(one).assumeRolePolicyDocument(
                TRUST.formatted("ecs-tasks.amazonaws.com")));
        account.ec2().createSecurityGroup(r -> r.groupName(one).description("one"));
        serve("s-%03d".formatted(i));
    }

    @Test
    void moreThanAnybodyLooksThroughIsCutAndThatIsTold() throws ProblemException {
        Listing<Integer> listing = Inventory.listed(() -> IntStream.range(0, Listing.MOST + 2).boxed());

        assertEquals(Listing.MOST, listing.items().size());
        assertFalse(listing.isWhole());
    }

    @Test
    void whatMayNotBeListedSpoilsNothingElse() throws ProblemException {
        account.ecs().createCluster(r -> r.clusterName(name));
        refusing.deny("ListRoles").deny("DescribeVpcs");

        Possessions found = look();

        assertEquals(List.of(), found.taskRoles().items());
        assertInstanceOf(AwsProblem.AccessDenied.class, found.taskRoles().problem().orElseThrow());
        assertInstanceOf(AwsProblem.AccessDenied.class, found.networks().vpcs().problem().orElseThrow());
        assertTrue(found.clusters().items().contains(new Possessions.Cluster(name, "ACTIVE", 0, 0)));
        assertTrue(found.networks().securityGroups().problem().isEmpty());
    }

    @Test
    void whoMayListButNotDescribeStillSeesTheNamesAndWhyThereIsNoMore() throws ProblemException {
        makeService("api");
        refusing.deny("DescribeClusters").deny("DescribeServices").deny("DescribeRouteTables");

        Possessions found = look();

        assertTrue(found.clusters().items().contains(new Possessions.Cluster(name, "", 0, 0)));
        assertInstanceOf(AwsProblem.AccessDenied.class, found.clusters().problem().orElseThrow());
        assertEquals("api", inventory().services(name).items().getFirst().name());
        assertFalse(found.networks().subnets().items().isEmpty());
        assertInstanceOf(AwsProblem.AccessDenied.class, found.networks().subnets().problem().orElseThrow());
    }

    private static IpPermission rule(int from, int to, String cidr) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(from).toPort(to)
                .ipRanges(IpRange.builder().cidrIp(cidr).build()).build();
    }

    private static <T> long count(Listing<T> listing, Function<T, String> naming, String name) {
        return listing.items().stream().filter(it -> naming.apply(it).startsWith(name + "-")).count();
    }

    private Possessions look() throws ProblemException {
        return inventory().look();
    }

    private Inventory inventory() {
        return new Inventory(account, Together.oneByOne());
    }

    Possessions.Cluster seen(String cluster) throws ProblemException {
        return inventory().clusters().items().stream().filter(it -> it.name().equals(cluster)).findFirst()
                .orElseThrow();
    }

    void makeService(String service) {
        account.ecs().createCluster(r -> r.clusterName(name));
        account.ecs().registerTaskDefinition(r -> r.family(name).networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(ContainerDefinition.builder()
                        .name("api").image("nginx").essential(true).memory(128).build()));
        serve(service);
    }

    private void serve(String service) {
        String subnet = account.ec2().describeSubnets().subnets().getFirst().subnetId();
        account.ecs().createService(r -> r.cluster(name).serviceName(service).taskDefinition(name).desiredCount(0)
                .launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(subnet))));
    }
}
