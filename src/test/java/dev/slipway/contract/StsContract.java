package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Clients;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/** What STS does, whoever answers. */
abstract class StsContract {

    static final String ISSUER = "https://token.actions.githubusercontent.com";
    static final String PROVIDER = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    static final String SUBJECT = "repo:octo-org/octo-repo:ref:refs/heads/main";
    static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"%s"},
            "Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{
            "token.actions.githubusercontent.com:aud":"sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub":["%s"]}}}]}""".formatted(PROVIDER, SUBJECT);

    abstract Clients clients();

    @BeforeEach
    void makeProviderAndRole() {
        try {
            clients().iam().createOpenIDConnectProvider(r -> r.url(ISSUER).clientIDList("sts.amazonaws.com")
                    .thumbprintList("6938fd4d98bab03faadb97b34396831e3780aea1"));
            clients().iam().createRole(r -> r.roleName("ci").assumeRolePolicyDocument(TRUST));
        } catch (EntityAlreadyExistsException e) {
            // one moto serves all tests of the class
            clients().iam().updateAssumeRolePolicy(r -> r.roleName("ci").policyDocument(TRUST));
        }
    }

    @Test
    void weAreSomebodyInTheAccount() {
        var identity = clients().sts().getCallerIdentity();

        assertEquals("123456789012", identity.account());
        assertTrue(identity.arn().matches("arn:aws:(iam|sts)::123456789012:user/.+"), identity.arn());
    }

    @Test
    void aTokenThatTheRoleTrustsIsAnswered() {
        AssumeRoleWithWebIdentityResponse answer = assume(token(ISSUER, "sts.amazonaws.com", SUBJECT));

        assertEquals("arn:aws:sts::123456789012:assumed-role/ci/GitHubActions", answer.assumedRoleUser().arn());
        assertTrue(answer.credentials().expiration().isAfter(Instant.EPOCH));
        assertTrue(!answer.credentials().sessionToken().isEmpty());
    }

    AssumeRoleWithWebIdentityResponse assume(String token) {
        return clients().sts().assumeRoleWithWebIdentity(r -> r.roleArn("arn:aws:iam::123456789012:role/ci")
                .roleSessionName("GitHubActions").webIdentityToken(token));
    }

    static String token(String issuer, String audience, String subject) {
        return part("{\"alg\":\"none\"}") + "."
                + part("{\"iss\":\"" + issuer + "\",\"aud\":\"" + audience + "\",\"sub\":\"" + subject + "\"}") + ".";
    }

    static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
