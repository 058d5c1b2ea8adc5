package dev.slipway.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.parts.AccountSnapshot;
import dev.slipway.parts.MadePipeline;
import dev.slipway.parts.Neighbours;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.PortOpening;
import dev.slipway.reach.PortRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** What is ours and used by others as well stays, and it is said why. */
class SharedThingsTest {

    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    @TempDir
    private Path home;
    private MadePipeline it;

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void aServiceOfTheirsInOurClusterKeepsTheClusterAndWhatItUses() throws ProblemException {
        made();
        new Neighbours(it.account).service("my-app-cluster", "their-service", "theirs", "ecsTaskExecutionRole");

        assertEquals(Map.of("CLUSTER my-app-cluster", "cleanup.kept.usedBy [their-service]",
                "ROLE ecsTaskExecutionRole", "cleanup.kept.usedBy [their-service]"), kept(Set.of()));
        it.cleanUp();
        assertEquals(1, theirs("my-app-cluster", "their-service").size());
        assertEquals("ecsTaskExecutionRole",
                it.account.iam().getRole(r -> r.roleName("ecsTaskExecutionRole")).role().roleName());
    }

    @Test
    void aServiceOfTheirsElsewhereKeepsTheImagesTheLogAndTheGroupThatItUses() throws ProblemException {
        made();
        String image = it.account.ecr().describeRepositories().repositories().getFirst().repositoryUri() + ":anything";
        it.account.ecs().createCluster(r -> r.clusterName("their-cluster"));
        it.account.ecs().registerTaskDefinition(r -> r.family("theirs").networkMode("awsvpc").cpu("256").memory("512")
                .executionRoleArn(it.account.iamArn("role/ecsTaskExecutionRole"))
                .requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(ContainerDefinition.builder()
                        .name("app").image(image).logConfiguration(l -> l.logDriver("awslogs").options(Map.of(
                                "awslogs-group", "/ecs/my-app-api", "awslogs-region", "ap-northeast-1",
                                "awslogs-stream-prefix", "theirs"))).build()));
        it.account.ecs().createService(r -> r.cluster("their-cluster").serviceName("their-service")
                .taskDefinition("theirs").desiredCount(0).launchType("FARGATE").networkConfiguration(n ->
                        n.awsvpcConfiguration(v -> v.subnets(subnet()).securityGroups(ourGroup().groupId()))));

        assertEquals(Set.of("REPOSITORY my-app-api", "LOG_GROUP /ecs/my-app-api", "ROLE ecsTaskExecutionRole",
                "SECURITY_GROUP my-app-api-sg"), kept(Set.of()).keySet());
    }

    @Test
    void aProviderThatAnotherRoleTrustsStays() throws ProblemException {
        made();
        new Neighbours(it.account).trusting(PROVIDER);

        assertEquals(Map.of("OIDC_PROVIDER token.actions.githubusercontent.com",
                "cleanup.kept.trusted [theirDeployRole]"), kept(Set.of()));
        it.cleanUp();
        assertEquals(1, it.account.iam().listOpenIDConnectProviders().openIDConnectProviderList().size());
    }

    @Test
    void aProviderThatWasThereBeforeIsNotEvenTold() throws ProblemException {
        it = new MadePipeline(home, true);
        new Neighbours(it.account).provider();
        it.made();

        assertTrue(it.teardown().look(TeardownRequest.everything(it.pipeline)).things().stream()
                .noneMatch(thing -> thing.thing().what().kind() == Subject.Kind.OIDC_PROVIDER));
        it.cleanUp();
        assertEquals(1, it.account.iam().listOpenIDConnectProviders().openIDConnectProviderList().size());
    }

    @Test
    void aRoleThatLetsAnotherRepositoryInStaysAndTheProviderWithIt() throws ProblemException {
        made();
        for (String other : List.of("repo:learner/another:ref:refs/heads/main", "repo:learner/*:*")) {
            it.account.iam().updateAssumeRolePolicy(r -> r.roleName("GitHubActionsEcsLearning").policyDocument("""
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                     "Principal":{"Federated":"%s"},"Condition":{"StringLike":{
                      "token.actions.githubusercontent.com:sub":["repo:learner/my-app:ref:refs/heads/main","%s"]}}}]}"""
                    .formatted(PROVIDER, other)));

            assertEquals(Map.of("ROLE GitHubActionsEcsLearning", "cleanup.kept.letsIn [" + other + "]",
                    "OIDC_PROVIDER token.actions.githubusercontent.com",
                    "cleanup.kept.needed [kind.ROLE, GitHubActionsEcsLearning]"), kept(Set.of()));
        }
    }

    @Test
    void anImageThatThePipelineDidNotPushKeepsItsRepository() throws ProblemException {
        made();
        String manifest = it.account.ecr().batchGetImage(r -> r.repositoryName("my-app-api").imageIds(
                it.account.ecr().listImages(l -> l.repositoryName("my-app-api")).imageIds())).images().getFirst().imageManifest();
        it.account.ecr().putImage(r -> r.repositoryName("my-app-api").imageTag("v1.0")
                .imageManifest(manifest.replaceFirst("\\{", "{ ")));

        assertEquals(Map.of("REPOSITORY my-app-api", "cleanup.kept.images [1, v1.0]"), kept(Set.of()));
    }

    @Test
    void aGroupThatSomebodyElsesTaskWearsStays() throws ProblemException {
        made();
        new Neighbours(it.account).movedIn();
        it.account.ecs().updateService(r -> r.cluster("their-cluster").service("their-service").desiredCount(1)
                .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(subnet())
                        .securityGroups(ourGroup().groupId()).assignPublicIp("ENABLED"))));
        it.clock.advance(Duration.ofMinutes(3));

        assertTrue(kept(Set.of()).get("SECURITY_GROUP my-app-api-sg").startsWith("cleanup.kept.interface [eni-"));
    }

    @Test
    void aGroupThatTheirRuleNamesStays() throws ProblemException {
        made();
        String theirs = group("theirs");
        it.account.ec2().authorizeSecurityGroupIngress(r -> r.groupId(theirs).ipPermissions(
                IpPermission.builder().ipProtocol("tcp").fromPort(5432).toPort(5432).userIdGroupPairs(
                        UserIdGroupPair.builder().groupId(ourGroup().groupId()).build()).build()));

        assertEquals(Map.of("SECURITY_GROUP my-app-api-sg", "cleanup.kept.named [" + theirs + "]"), kept(Set.of()));
    }

    @Test
    void aPortThatWeOpenedInTheirGroupIsClosedAgain() throws ProblemException {
        made();
        String theirs = group("theirs");
        it.make(new PortOpening(it.account), new PortRequest(theirs, 8080, Cidr.everybody(), it.pipeline.tag()));

        it.cleanUp();

        assertEquals(List.of(), it.account.ec2().describeSecurityGroups(r -> r.groupIds(theirs)).securityGroups()
                .getFirst().ipPermissions());
    }

    @Test
    void whatLostItsTagIsToldAndKept() throws ProblemException {
        made();
        it.account.iam().untagRole(r -> r.roleName("ecsTaskExecutionRole").tagKeys(Pipeline.TAG));
        String repository = it.account.ecr().describeRepositories().repositories().getFirst().repositoryArn();
        it.account.ecr().tagResource(r -> r.resourceArn(repository).tags(
                software.amazon.awssdk.services.ecr.model.Tag.builder().key(Pipeline.TAG).value("we/two").build()));

        assertEquals(Map.of("ROLE ecsTaskExecutionRole", "cleanup.kept.noTag [slipway:pipeline]",
                "REPOSITORY my-app-api", "cleanup.kept.otherPipeline [we/two]"), kept(Set.of()));
    }

    @Test
    void aRevisionThatAWorkflowRunRegisteredIsToldAndKept() throws ProblemException {
        made();
        it.account.ecs().registerTaskDefinition(r -> r.family("my-app-api").networkMode("awsvpc").cpu("256")
                .memory("512").requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(
                        ContainerDefinition.builder().name("api").image("nginx").build()));

        assertEquals(Map.of("TASK_DEFINITION my-app-api:2", "cleanup.kept.revision []"), kept(Set.of()));
    }

    @Test
    void aNetworkThatOthersUseKeepsItsWayOut() throws ProblemException {
        it = new MadePipeline(home, false).made();
        String vpc = it.account.ec2().describeVpcs().vpcs().getFirst().vpcId();
        String theirs = it.account.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.200.0/24")).subnet().subnetId();

        Map<String, String> kept = kept(Set.of());
        assertEquals(List.of("INTERNET_GATEWAY", "VPC"),
                kept.keySet().stream().map(name -> name.substring(0, name.indexOf(' '))).toList());
        assertTrue(kept.containsValue("cleanup.kept.holds [" + theirs + "]"));
        it.cleanUp();
        assertEquals(List.of(theirs), it.account.ec2().describeSubnets().subnets().stream()
                .map(subnet -> subnet.subnetId()).toList());
        assertFalse(it.account.ec2().describeInternetGateways().internetGateways().getFirst().attachments().isEmpty());
    }

    @Test
    void whatIsSparedStaysWithAllThatItNeeds() throws ProblemException {
        made();
        String service = it.account.ecs().listServices(r -> r.cluster("my-app-cluster")).serviceArns().getFirst();

        Map<String, String> kept = kept(Set.of(service));

        assertEquals(Set.of("SERVICE my-app-api-service", "CLUSTER my-app-cluster", "TASK_DEFINITION my-app-api:1",
                "REPOSITORY my-app-api", "LOG_GROUP /ecs/my-app-api", "SECURITY_GROUP my-app-api-sg",
                "ROLE ecsTaskExecutionRole"), kept.keySet());
        assertEquals("cleanup.kept.spared []", kept.get("SERVICE my-app-api-service"));
        it.make(it.teardown(), new TeardownRequest(it.pipeline, Set.of(service)));
        assertEquals(1, theirs("my-app-cluster", "my-app-api-service").getFirst().runningCount());
    }

    @Test
    void withoutALedgerTheTagSaysEnough() throws Exception {
        it = new MadePipeline(home, true);
        new Neighbours(it.account).movedIn();
        List<String> before = AccountSnapshot.of(it.account);
        it.made();
        it.close();
        Files.delete(home.resolve("ledger.jsonl"));
        it.restart();

        it.cleanUp();

        assertEquals(List.of(), AccountSnapshot.difference(before, AccountSnapshot.of(it.account)));
    }

    @Test
    void aLoadBalancerWithOurTagGoesBeforeItsTargetGroupUnlessItServesOthers() throws ProblemException {
        made();
        Tag ours = Tag.builder().key(Pipeline.TAG).value(it.pipeline.tag()).build();
        String group = targetGroup("ours", ours);
        String balancer = it.account.elb().createLoadBalancer(r -> r.name("ours").tags(ours)
                .subnets(it.account.ec2().describeSubnets().subnets().stream().map(s -> s.subnetId()).toList()))
                .loadBalancers().getFirst().loadBalancerArn();
        listener(balancer, 80, group);
        assertEquals(Map.of(), kept(Set.of()));

        listener(balancer, 81, targetGroup("theirs", Tag.builder().key("a").value("b").build()));
        assertEquals(Map.of("LOAD_BALANCER ours", "cleanup.kept.serves [theirs]",
                "TARGET_GROUP ours", "cleanup.kept.needed [kind.LOAD_BALANCER, ours]"), kept(Set.of()));

        it.account.elb().deleteListener(r -> r.listenerArn(it.account.elb().describeListeners(l ->
                l.loadBalancerArn(balancer)).listeners().getLast().listenerArn()));
        it.cleanUp();
        assertEquals(List.of(), it.account.elb().describeLoadBalancers().loadBalancers());
        assertEquals(List.of("theirs"), it.account.elb().describeTargetGroups().targetGroups().stream()
                .map(left -> left.targetGroupName()).toList());
    }

    @Test
    void whatMayNotBeLookedAtIsToldAndTheRestGoes() throws ProblemException {
        made();
        it.refusing.deny("DescribeLoadBalancers").deny("ListRoles");

        List<Note> notes = it.plan().notes().stream().filter(note -> note.key().equals("cleanup.unread")).toList();

        assertEquals(List.of("kind.LOAD_BALANCER", "kind.ROLE"),
                notes.stream().map(note -> ((Note) note.facts().getFirst()).key()).toList());
        assertFalse(it.plan().isAllKept());
    }

    private void made() throws ProblemException {
        it = new MadePipeline(home, true).made();
    }

    /** Why it stays, by what stays. */
    private Map<String, String> kept(Set<String> spared) throws ProblemException {
        Map<String, String> kept = new TreeMap<>();
        for (Leftover leftover : it.teardown().look(new TeardownRequest(it.pipeline, spared)).things()) {
            leftover.kept().ifPresent(why -> kept.put(leftover.thing().what().toString(), why.key() + " "
                    + why.facts().stream().map(fact -> fact instanceof Note note ? note.key() : fact).toList()));
        }
        return kept;
    }

    private List<Service> theirs(String cluster, String service) {
        return it.account.ecs().describeServices(r -> r.cluster(cluster).services(service)).services().stream()
                .filter(found -> found.status().equals("ACTIVE")).toList();
    }

    private String subnet() {
        return it.account.ec2().describeSubnets().subnets().getFirst().subnetId();
    }

    private SecurityGroup ourGroup() {
        return it.account.ec2().describeSecurityGroups().securityGroups().stream()
                .filter(group -> group.groupName().equals("my-app-api-sg")).findFirst().orElseThrow();
    }

    private String group(String name) {
        return it.account.ec2().createSecurityGroup(r -> r.groupName(name).description(name)
                .vpcId(it.account.ec2().describeVpcs().vpcs().getFirst().vpcId())).groupId();
    }

    private String targetGroup(String name, Tag tag) {
        return it.account.elb().createTargetGroup(r -> r.name(name).protocol(ProtocolEnum.HTTP).port(8080)
                .targetType("ip").tags(tag).vpcId(it.account.ec2().describeVpcs().vpcs().getFirst().vpcId()))
                .targetGroups().getFirst().targetGroupArn();
    }

    private void listener(String balancer, int port, String group) {
        it.account.elb().createListener(r -> r.loadBalancerArn(balancer).protocol(ProtocolEnum.HTTP).port(port)
                .defaultActions(Action.builder().type("forward").targetGroupArn(group).build()));
    }
}
