package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** What IAM does, whoever answers. */
abstract class IamContract {

    static final String EXECUTION_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    static final String PERMISSIONS = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Push","Effect":"Allow","Action":["ecr:PutImage"],
            "Resource":["arn:aws:ecr:ap-northeast-1:123456789012:repository/my-app-api*"]}]}""";

    abstract IamClient iam();

    @Test
    void aProviderIsMadeAndFound() {
        String arn = newProvider("made.example.com");

        assertEquals("arn:aws:iam::123456789012:oidc-provider/made.example.com", arn);
        var provider = iam().getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn));
        assertEquals("made.example.com", provider.url());
        assertEquals(List.of("sts.amazonaws.com"), provider.clientIDList());
        assertEquals(List.of(tag("slipway:pipeline", "o/r")), provider.tags());
        assertTrue(iam().listOpenIDConnectProviders().openIDConnectProviderList().stream()
                .anyMatch(entry -> entry.arn().equals(arn)));
        iam().tagOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn).tags(tag("a", "b")));
        assertEquals(2, iam().listOpenIDConnectProviderTags(r -> r.openIDConnectProviderArn(arn)).tags().size());
    }

    @Test
    void aSecondProviderOfOneUrlIsRefused() {
        newProvider("twice.example.com");

        assertError(EntityAlreadyExistsException.class, 409, "EntityAlreadyExists",
                () -> newProvider("twice.example.com"));
    }

    @Test
    void aProviderThatIsNotThereIsNotFoundButMayBeDeleted() {
        String arn = "arn:aws:iam::123456789012:oidc-provider/nowhere.example.com";

        assertError(NoSuchEntityException.class, 404, "NoSuchEntity",
                () -> iam().getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn)));
        iam().deleteOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn));
    }

    @Test
    void aRoleIsMadeAndFoundWithItsTrustPercentEncoded() {
        Role made = newRole("made");
        Role role = iam().getRole(r -> r.roleName("made")).role();

        assertEquals("arn:aws:iam::123456789012:role/made", made.arn());
        assertEquals(made.arn(), role.arn());
        assertTrue(role.roleId().startsWith("AROA"));
        assertEquals("what for", role.description());
        assertTrue(role.assumeRolePolicyDocument().startsWith("%7B%22Version%22%3A%222012-10-17%22"));
        assertEquals(TRUST, decoded(role.assumeRolePolicyDocument()));
        assertEquals(List.of(tag("slipway:pipeline", "o/r")), role.tags());
    }

    @Test
    void rolesAreListedByPath() {
        newRole("listed");

        assertTrue(iam().listRolesPaginator().roles().stream().anyMatch(role -> role.roleName().equals("listed")));
        assertFalse(iam().listRolesPaginator(r -> r.pathPrefix("/aws-service-role/")).roles().stream()
                .anyMatch(role -> role.roleName().equals("listed")));
    }

    @Test
    void aSecondRoleOfOneNameIsRefused() {
        newRole("twice");

        assertError(EntityAlreadyExistsException.class, 409, "EntityAlreadyExists", () -> newRole("twice"));
    }

    @Test
    void aRoleThatIsNotThereIsNotFound() {
        assertError(NoSuchEntityException.class, 404, "NoSuchEntity", () -> iam().getRole(r -> r.roleName("none")));
        assertError(NoSuchEntityException.class, 404, "NoSuchEntity",
                () -> iam().listRolePolicies(r -> r.roleName("none")));
    }

    @Test
    void aRolesTrustIsReplaced() {
        newRole("retrusted");
        String trust = TRUST.replace("ecs-tasks", "ecs");
        iam().updateAssumeRolePolicy(r -> r.roleName("retrusted").policyDocument(trust));

        assertEquals(trust, decoded(iam().getRole(r -> r.roleName("retrusted")).role().assumeRolePolicyDocument()));
        assertError(MalformedPolicyDocumentException.class, 400, "MalformedPolicyDocument",
                () -> iam().updateAssumeRolePolicy(r -> r.roleName("retrusted").policyDocument(PERMISSIONS)));
    }

    @Test
    void aRolesTagsAreAddedAndTakenAway() {
        newRole("tagged");
        iam().tagRole(r -> r.roleName("tagged").tags(tag("slipway:pipeline", "o/other"), tag("more", "")));
        assertEquals(Set.of(tag("slipway:pipeline", "o/other"), tag("more", "")),
                Set.copyOf(iam().listRoleTags(r -> r.roleName("tagged")).tags()));

        iam().untagRole(r -> r.roleName("tagged").tagKeys("more"));
        assertEquals(1, iam().listRoleTags(r -> r.roleName("tagged")).tags().size());
    }

    @Test
    void inlinePoliciesComeAndGo() {
        newRole("inline");
        iam().putRolePolicy(r -> r.roleName("inline").policyName("deploy").policyDocument(PERMISSIONS));

        assertEquals(List.of("deploy"), iam().listRolePolicies(r -> r.roleName("inline")).policyNames());
        String document = iam().getRolePolicy(r -> r.roleName("inline").policyName("deploy")).policyDocument();
        assertTrue(document.contains("api%2A%22"));
        assertEquals(PERMISSIONS, decoded(document));
        iam().deleteRolePolicy(r -> r.roleName("inline").policyName("deploy"));
        assertEquals(List.of(), iam().listRolePolicies(r -> r.roleName("inline")).policyNames());
        assertError(NoSuchEntityException.class, 404, "NoSuchEntity",
                () -> iam().getRolePolicy(r -> r.roleName("inline").policyName("deploy")));
    }

    @Test
    void aPolicyThatDoesNotReadIsRefused() {
        newRole("strict");

        assertMalformed("not json");
        assertMalformed(PERMISSIONS.replace("\"Effect\":\"Allow\",", ""));
        assertMalformed(PERMISSIONS.replace("ecr:PutImage", "PutImage"));
        assertMalformed(PERMISSIONS.replace("arn:aws:ecr:ap-northeast-1:123456789012:repository/", ""));
        assertMalformed(PERMISSIONS.replace("\"Action\":[\"ecr:PutImage\"],", ""));
        assertMalformed(PERMISSIONS.replace("2012-10-17", "2012-10-18"));
        assertMalformed(PERMISSIONS.replace("\"Sid\":\"Push\"", "\"Condition\":{\"StringMatches\":{\"a:b\":\"c\"}}"));
    }

    private void assertMalformed(String policy) {
        assertError(MalformedPolicyDocumentException.class, 400, "MalformedPolicyDocument",
                () -> iam().putRolePolicy(r -> r.roleName("strict").policyName("p").policyDocument(policy)));
    }

    @Test
    void managedPoliciesAreAttachedAndDetached() {
        newRole("managed");
        iam().attachRolePolicy(r -> r.roleName("managed").policyArn(EXECUTION_POLICY));
        iam().attachRolePolicy(r -> r.roleName("managed").policyArn(EXECUTION_POLICY));

        var attached = iam().listAttachedRolePolicies(r -> r.roleName("managed")).attachedPolicies();
        assertEquals(1, attached.size());
        assertEquals("AmazonECSTaskExecutionRolePolicy", attached.getFirst().policyName());
        iam().detachRolePolicy(r -> r.roleName("managed").policyArn(EXECUTION_POLICY));
        assertEquals(List.of(), iam().listAttachedRolePolicies(r -> r.roleName("managed")).attachedPolicies());
        assertError(NoSuchEntityException.class, 404, "NoSuchEntity",
                () -> iam().detachRolePolicy(r -> r.roleName("managed").policyArn(EXECUTION_POLICY)));
    }

    @Test
    void theExecutionPolicyMayWriteLogsButMakeNoLogGroup() {
        String version = iam().getPolicy(r -> r.policyArn(EXECUTION_POLICY)).policy().defaultVersionId();
        String document = decoded(iam().getPolicyVersion(r -> r.policyArn(EXECUTION_POLICY).versionId(version))
                .policyVersion().document());

        assertTrue(document.contains("logs:PutLogEvents"));
        assertFalse(document.contains("logs:CreateLogGroup"));
    }

    @Test
    void anUnknownManagedPolicyCannotBeAttached() {
        newRole("unmanaged");

        assertError(NoSuchEntityException.class, 404, "NoSuchEntity", () -> iam().attachRolePolicy(
                r -> r.roleName("unmanaged").policyArn("arn:aws:iam::aws:policy/NoSuchThing")));
    }

    @Test
    void aRoleWithPoliciesCannotBeDeleted() {
        newRole("loaded");
        iam().attachRolePolicy(r -> r.roleName("loaded").policyArn(EXECUTION_POLICY));
        iam().putRolePolicy(r -> r.roleName("loaded").policyName("p").policyDocument(PERMISSIONS));

        assertError(DeleteConflictException.class, 409, "DeleteConflict",
                () -> iam().deleteRole(r -> r.roleName("loaded")));
        iam().detachRolePolicy(r -> r.roleName("loaded").policyArn(EXECUTION_POLICY));
        assertError(DeleteConflictException.class, 409, "DeleteConflict",
                () -> iam().deleteRole(r -> r.roleName("loaded")));
        iam().deleteRolePolicy(r -> r.roleName("loaded").policyName("p"));
        iam().deleteRole(r -> r.roleName("loaded"));
        assertError(NoSuchEntityException.class, 404, "NoSuchEntity", () -> iam().getRole(r -> r.roleName("loaded")));
    }

    @Test
    void servicesHaveRolesOfTheirOwnOnAPathOfTheirOwn() {
        Role made = iam().createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com")).role();

        assertEquals("/aws-service-role/ecs.amazonaws.com/", made.path());
        assertTrue(iam().listRolesPaginator(r -> r.pathPrefix("/aws-service-role/")).roles().stream()
                .anyMatch(role -> role.arn().equals(made.arn())));
    }

    String newProvider(String host) {
        return iam().createOpenIDConnectProvider(r -> r.url("https://" + host).clientIDList("sts.amazonaws.com")
                .thumbprintList("6938fd4d98bab03faadb97b34396831e3780aea1").tags(tag("slipway:pipeline", "o/r")))
                .openIDConnectProviderArn();
    }

    Role newRole(String name) {
        return iam().createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST).description("what for")
                .tags(tag("slipway:pipeline", "o/r"))).role();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static void assertError(Class<? extends IamException> type, int status, String code, Executable call) {
        IamException thrown = assertThrows(type, call);
        assertEquals(code, thrown.awsErrorDetails().errorCode());
        assertEquals(status, thrown.statusCode());
        assertEquals("Iam", thrown.awsErrorDetails().serviceName());
        assertFalse(thrown.requestId().isEmpty());
    }
}
