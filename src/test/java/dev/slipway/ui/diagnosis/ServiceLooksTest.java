package dev.slipway.ui.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.diagnosis.Look;
import dev.slipway.rollout.RolloutProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** What a role, an image, a log group and a network look like when they are in the way, and when they are not. */
class ServiceLooksTest {

    private LookedAt it;

    @BeforeEach
    void makeTheAccount() throws ProblemException {
        it = new LookedAt();
    }

    @Test
    void aServiceThatHasAllItNeedsIsInNobodysWay() throws ProblemException {
        it.running();

        for (Look look : new ServiceLooks(it.account, LookedAt.SERVICE, Optional.empty(), Optional.empty()).all()) {
            assertInstanceOf(Look.Answer.Excludes.class, look.answer(), look.key());
        }
    }

    @ParameterizedTest
    @CsvSource({"BatchGetImage, look.image", "BatchGetImage, look.platform", "GetRole, look.role",
            "ListRolePolicies, look.pullRights", "GetRole, look.logRights", "DescribeLogGroups, look.logGroup",
            "DescribeRouteTables, look.wayOut", "DescribeSubnets, look.wayOut",
            "DescribeSecurityGroupRules, look.egress", "DescribeServices, look.port",
            "DescribeTaskDefinition, look.target", "GetRepositoryPolicy, look.repositoryPolicy",
            "DescribeNetworkAcls, look.acl", "DescribeSubnets, look.addresses",
            "GetServiceQuota, look.quota", "ListTasks, look.quota"})
    void whatMayNotBeReadIsToldWithItsProblem(String operation, String look) throws ProblemException {
        it.running();
        it.refusing.deny(operation);
        assertEquals("unread: AccessDenied", it.answer(look));
    }

    @Test
    void aServiceThatIsNotThereIsNamed() throws ProblemException {
        assertEquals(new Look.Answer.Unread(new RolloutProblem.NoService("demo", "web")), it.read("look.image"));
    }

    @Test
    void theRevisionThatIsMeantCountsNotTheOneTheServiceNames() throws ProblemException {
        it.running();
        it.account.ecs().registerTaskDefinition(r -> r.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .executionRoleArn(it.account.iamArn("role/gone"))
                .containerDefinitions(ContainerDefinition.builder().name("api").image("nginx").build()));
        Look role = new ServiceLooks(it.account, LookedAt.SERVICE, Optional.of("web:2"), Optional.empty()).all().stream()
                .filter(look -> look.key().equals("look.role")).findFirst().orElseThrow();
        assertInstanceOf(Look.Answer.Confirms.class, role.answer());
        assertEquals("excludes: look.role.trusted", it.answer("look.role"));
    }

    @Test
    void aRepositorysOwnPolicyMayForbidWhatTheRoleMayDo() throws ProblemException {
        it.running();
        assertEquals("excludes: look.repositoryPolicy.none", it.answer("look.repositoryPolicy"));
        repositoryPolicy("Allow", "\"*\"", "");
        assertEquals("excludes: look.repositoryPolicy.allows", it.answer("look.repositoryPolicy"));
        repositoryPolicy("Deny", "{\"AWS\": \"arn:aws:iam::123456789012:role/other\"}", "");
        assertEquals("excludes: look.repositoryPolicy.allows", it.answer("look.repositoryPolicy"));
        repositoryPolicy("Deny", "\"*\"", ", \"Condition\": {\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}}");
        assertEquals("cannot tell: look.repositoryPolicy.condition", it.answer("look.repositoryPolicy"));
        repositoryPolicy("Deny", "{\"AWS\": \"arn:aws:iam::123456789012:role/tasks\"}", "");
        assertEquals("confirms IMAGE_PULL_AUTH: look.repositoryPolicy.denies", it.answer("look.repositoryPolicy"));
    }

    private void repositoryPolicy(String effect, String principal, String condition) {
        it.account.ecr().setRepositoryPolicy(r -> r.repositoryName("api").policyText(("{\"Version\": \"2012-10-17\", "
                + "\"Statement\": [{\"Effect\": \"%s\", \"Principal\": %s, \"Action\": \"ecr:BatchGetImage\"%s}]}")
                .formatted(effect, principal, condition)));
    }

    @Test
    void theRightToTheSecretsOwnKeyIsAskedForOnceAwsHasNamedTheKey() throws ProblemException {
        String key = "arn:aws:kms:ap-northeast-1:123456789012:key/12345678-1234-1234-1234-123456789012";
        it.running(LookedAt.withSecret(), _ -> {}, "ENABLED");
        assertEquals("cannot tell: look.keyRights.untold", it.answer("look.keyRights"));
        assertEquals("confirms SECRET_FETCH_FAILED: look.rights.denied", it.answer("look.keyRights", key));
        it.allow("kms:Decrypt");
        assertEquals("cannot tell: look.keyRights.keyPolicy", it.answer("look.keyRights", key));
    }

    @Test
    void theSubnetsNetworkAclAndFreeAddressesAreLookedAt() throws ProblemException {
        it.running();
        assertEquals("excludes: look.acl.open", it.answer("look.acl"));
        assertEquals("excludes: look.addresses.free", it.answer("look.addresses"));
    }

    @Test
    void anImageThatIsGoneAndARepositoryThatIsGoneAreToldApart() throws ProblemException {
        it.running(container -> container.image(LookedAt.IMAGE.replace("v1", "v2")), _ -> {}, "ENABLED");
        assertEquals("confirms IMAGE_NOT_FOUND: look.image.none", it.answer("look.image"));
        assertEquals("cannot tell: look.platform.noImage", it.answer("look.platform"));
        it.account.ecr().deleteRepository(r -> r.repositoryName("api").force(true));
        assertEquals("confirms IMAGE_NOT_FOUND: look.image.noRepository", it.answer("look.image"));
    }

    @Test
    void anImageOfAnotherRegistryIsNotAskedFor() throws ProblemException {
        it.running(container -> container.image("nginx:1.27"), _ -> {}, "ENABLED");
        assertEquals("cannot tell: look.image.elsewhere", it.answer("look.image"));
        assertEquals("cannot tell: look.platform.elsewhere", it.answer("look.platform"));
        assertEquals("excludes: look.rights.notNeeded.PULL", it.answer("look.pullRights"));
    }

    @Test
    void aRepositoryOfAnotherAccountMustAllowItToo() throws ProblemException {
        it.running(container -> container.image(LookedAt.IMAGE.replace("123456789012", "111122223333")), _ -> {},
                "ENABLED");
        assertEquals("cannot tell: look.rights.otherAccount", it.answer("look.pullRights"));
        assertEquals("cannot tell: look.image.elsewhere", it.answer("look.image"));
        it.allow("logs:*");
        var confirms = assertInstanceOf(Look.Answer.Confirms.class, it.read("look.pullRights"));
        assertTrue(confirms.said().facts().getLast().toString()
                .contains("arn:aws:ecr:ap-northeast-1:111122223333:repository/api"));
    }

    @Test
    void anIndexWithoutThePlatformOfTheTasksIsFound() throws ProblemException {
        it.push("arm64");
        it.running();
        assertEquals("confirms IMAGE_PLATFORM_MISMATCH: look.platform.other", it.answer("look.platform"));
    }

    @Test
    void aSingleImageDoesNotSayItsPlatformAndABrokenManifestNeither() throws ProblemException {
        it.running(container -> container.image(LookedAt.IMAGE.replace("v1", "v3")), _ -> {}, "ENABLED");
        for (String manifest : List.of("{\"schemaVersion\": 2}", "{\"manifests\": 7}",
                "{\"manifests\": [{\"platform\": []}, 7]}")) {
            it.account.ecr().putImage(r -> r.repositoryName("api").imageTag("v3").imageManifest(manifest)
                    .imageManifestMediaType("application/vnd.oci.image.manifest.v1+json"));
            assertEquals("cannot tell: look.platform.single", it.answer("look.platform"));
        }
    }

    @Test
    void anImageForArmFitsTasksOnArm() throws ProblemException {
        it.push("arm64");
        it.running(_ -> {}, definition -> definition.runtimePlatform(p -> p.cpuArchitecture("ARM64")
                .operatingSystemFamily("LINUX")), "ENABLED");
        assertEquals("excludes: look.platform.fits", it.answer("look.platform"));
    }

    @Test
    void aRoleThatTrustsOthersAndOneThatIsGoneAreFound() throws ProblemException {
        it.running();
        it.trust("ec2.amazonaws.com");
        assertEquals("confirms EXECUTION_ROLE_CANNOT_BE_ASSUMED: look.role.distrusts", it.answer("look.role"));
        it.account.iam().deleteRolePolicy(r -> r.roleName("tasks").policyName("rights"));
        it.account.iam().deleteRole(r -> r.roleName("tasks"));
        assertEquals("confirms EXECUTION_ROLE_CANNOT_BE_ASSUMED: look.role.gone", it.answer("look.role"));
        assertEquals("cannot tell: look.rights.noRole", it.answer("look.pullRights"));
    }

    @Test
    void aRoleThatMayNotFetchSaysWhichActionsAreMissing() throws ProblemException {
        it.running();
        it.allow("ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage");
        var confirms = assertInstanceOf(Look.Answer.Confirms.class, it.read("look.pullRights"));
        assertEquals(List.of("tasks", "ecr:GetDownloadUrlForLayer",
                "arn:aws:ecr:ap-northeast-1:123456789012:repository/api"), confirms.said().facts());
        assertEquals("confirms LOG_DRIVER_PERMISSION: look.rights.denied", it.answer("look.logRights"));
    }

    @Test
    void aGroupThatIsToBeMadeNeedsTheRightToMakeItUnlessItIsThere() throws ProblemException {
        it.running(LookedAt.logging("/ecs/new", "true"), _ -> {}, "ENABLED");
        assertEquals("confirms LOG_DRIVER_PERMISSION: look.rights.denied", it.answer("look.logRights"));
        assertEquals("excludes: look.logGroup.willBeMade", it.answer("look.logGroup"));
        it.account.logs().createLogGroup(r -> r.logGroupName("/ecs/new"));
        assertEquals("excludes: look.rights.allowed", it.answer("look.logRights"));
    }

    @Test
    void aRightThatHangsOnAConditionIsNotCalledMissing() throws ProblemException {
        it.running();
        it.policy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action": "ecr:*",
                "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-1"}}}]}""");
        assertEquals("cannot tell: look.rights.condition", it.answer("look.pullRights"));
    }

    @Test
    void aPolicyThatMayNotBeReadLeavesItOpen() throws ProblemException {
        it.running();
        it.allow("logs:*");
        it.account.iam().attachRolePolicy(r -> r.roleName("tasks")
                .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
        assertEquals("excludes: look.rights.allowed", it.answer("look.pullRights"));
        it.refusing.deny("GetPolicyVersion");
        assertEquals("cannot tell: look.rights.unread", it.answer("look.pullRights"));
    }

    @Test
    void theRightToASecretIsAskedByItsArnAndWhetherItIsThereByHand() throws ProblemException {
        it.running(LookedAt.withSecret(), _ -> {}, "ENABLED");
        assertEquals("excludes: look.rights.allowed", it.answer("look.secretRights"));
        it.allow("ecr:*");
        var confirms = assertInstanceOf(Look.Answer.Confirms.class, it.read("look.secretRights"));
        assertEquals(LookedAt.SECRET, confirms.said().facts().getLast());
        var byHand = assertInstanceOf(Look.Answer.CannotTell.class, it.read("look.secrets"));
        assertEquals("aws secretsmanager describe-secret --secret-id " + LookedAt.SECRET + " --region ap-northeast-1",
                byHand.said().facts().getLast());
    }

    @Test
    void aLogGroupThatNobodyMakesIsFoundAlthoughALongerNameIsThere() throws ProblemException {
        it.running(LookedAt.logging("/ecs/we", "false"), _ -> {}, "ENABLED");
        assertEquals("confirms LOG_GROUP_MISSING: look.logGroup.missing", it.answer("look.logGroup"));
    }

    @Test
    void withoutAPublicAddressAPublicSubnetLeadsNowhere() throws ProblemException {
        it.running(_ -> {}, _ -> {}, "DISABLED");
        assertEquals("confirms NO_PUBLIC_IP: look.wayOut.noAddress", it.answer("look.wayOut"));
    }

    @Test
    void withoutARouteNothingGetsOut() throws ProblemException {
        it.running();
        RouteTable main = it.account.ec2().describeRouteTables().routeTables().getFirst();
        it.account.ec2().deleteRoute(r -> r.routeTableId(main.routeTableId()).destinationCidrBlock("0.0.0.0/0"));
        assertEquals("confirms IMAGE_PULL_NETWORK: look.wayOut.none", it.answer("look.wayOut"));
    }

    @Test
    void theRoleIsReadOnceForAllThatAskAboutIt() throws ProblemException {
        it.running();
        ServiceLooks looks = new ServiceLooks(it.account, LookedAt.SERVICE, Optional.empty(), Optional.empty());
        List<Look> all = looks.all();
        all.stream().filter(look -> look.key().equals("look.role")).findFirst().orElseThrow().answer();
        it.refusing.deny("GetRole").deny("DescribeServices");
        assertTrue(all.stream().filter(look -> look.key().endsWith("Rights")).allMatch(look -> isExcluded(look)));
    }

    private static boolean isExcluded(Look look) {
        try {
            return look.answer() instanceof Look.Answer.Excludes;
        } catch (ProblemException e) {
            throw new AssertionError(e);
        }
    }
}
