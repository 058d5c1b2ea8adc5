package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.Role;

/** IAM as the practice account has it, and what AWS does that moto does not. */
class PracticeIamTest extends IamContract {

    private final IamClient iam = new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")),
            "ap-northeast-1").clients().iam();

    @Override
    IamClient iam() {
        return iam;
    }

    @Test
    void aNewAccountHasNoRoles() {
        assertEquals(List.of(), iam.listRoles().roles());
    }

    @Test
    void clientIdsAreAddedOnceAndTakenAway() {
        String arn = newProvider("clients.example.com");
        iam.addClientIDToOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn).clientID("other"));
        iam.addClientIDToOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn).clientID("other"));
        assertEquals(List.of("sts.amazonaws.com", "other"), clients(arn));

        iam.removeClientIDFromOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn).clientID("other"));
        assertEquals(List.of("sts.amazonaws.com"), clients(arn));
    }

    @Test
    void aProviderNeedsHttps() {
        assertError(IamException.class, 400, "ValidationError", () -> iam.createOpenIDConnectProvider(
                r -> r.url("http://plain.example.com").clientIDList("sts.amazonaws.com")));
    }

    @Test
    void aRoleNeedsATrustPolicyThatReads() {
        for (String trust : List.of("not json", "", "[]", PERMISSIONS,
                TRUST.replace("\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},", ""),
                TRUST.replace("sts:AssumeRole", "s3:GetObject"), TRUST + "{}")) {
            assertError(MalformedPolicyDocumentException.class, 400, "MalformedPolicyDocument",
                    () -> iam.createRole(r -> r.roleName("unread").assumeRolePolicyDocument(trust)));
        }
    }

    @Test
    void aPermissionsPolicyNamesNoPrincipal() {
        newRole("principled");

        assertError(MalformedPolicyDocumentException.class, 400, "MalformedPolicyDocument", () -> iam.putRolePolicy(
                r -> r.roleName("principled").policyName("p").policyDocument(TRUST)));
    }

    @Test
    void anInlinePolicyHasALimit() {
        newRole("long");
        String policy = PERMISSIONS.replace("my-app-api*", "a".repeat(10_240));

        assertError(LimitExceededException.class, 409, "LimitExceeded", () -> iam.putRolePolicy(
                r -> r.roleName("long").policyName("p").policyDocument(policy)));
    }

    @Test
    void aTrustPolicyHasALimit() {
        newRole("trusting");
        String trust = TRUST.replace("ecs-tasks", "e".repeat(2_048));

        assertError(LimitExceededException.class, 409, "LimitExceeded", () -> iam.updateAssumeRolePolicy(
                r -> r.roleName("trusting").policyDocument(trust)));
    }

    @Test
    void descriptionsOfRolesAreLatin() {
        assertError(IamException.class, 400, "ValidationError", () -> iam.createRole(
                r -> r.roleName("described").assumeRolePolicyDocument(TRUST).description("説明")));
    }

    @Test
    void pagesFollowEachOther() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            names.add(newRole("page-" + i).roleName());
        }

        assertEquals(names, iam.listRolesPaginator(r -> r.maxItems(2)).roles().stream().map(Role::roleName).toList());
        assertEquals(2, iam.listRoles(r -> r.maxItems(2)).roles().size());
        assertError(IamException.class, 400, "ValidationError", () -> iam.listRoles(r -> r.marker("mine")));
    }

    @Test
    void ecsNamesItsRoleAsAwsDoes() {
        assertEquals("AWSServiceRoleForECS", iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"))
                .role().roleName());
        assertError(InvalidInputException.class, 400, "InvalidInput",
                () -> iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com")));
    }

    private List<String> clients(String arn) {
        return iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn)).clientIDList();
    }
}
