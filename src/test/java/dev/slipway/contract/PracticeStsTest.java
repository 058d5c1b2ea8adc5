package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** STS as the practice account has it: it evaluates the role's trust policy, as AWS does. */
class PracticeStsTest extends StsContract {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Clients clients = new PracticeAccount(PracticeClock.still(NOW), "ap-northeast-1").clients();

    @Override
    Clients clients() {
        return clients;
    }

    @Test
    void anotherSubjectIsDenied() {
        assertDenied(token(ISSUER, "sts.amazonaws.com", "repo:octo-org/octo-repo:ref:refs/heads/other"));
        assertDenied(token(ISSUER, "sts.amazonaws.com", SUBJECT.toUpperCase()));
    }

    @Test
    void aRoleThatIsNotThereIsDeniedInTheSameWords() {
        clients.iam().deleteRole(r -> r.roleName("ci"));

        assertDenied(token(ISSUER, "sts.amazonaws.com", SUBJECT));
    }

    @Test
    void aRoleThatTrustsAnotherActionOrProviderIsDenied() {
        retrust(TRUST.replace("sts:AssumeRoleWithWebIdentity", "sts:AssumeRole"));
        assertDenied(token(ISSUER, "sts.amazonaws.com", SUBJECT));
        retrust(TRUST.replace(PROVIDER, "arn:aws:iam::123456789012:oidc-provider/other.example.com"));
        assertDenied(token(ISSUER, "sts.amazonaws.com", SUBJECT));
    }

    @Test
    void wildcardsWorkInStringLikeOnly() {
        String wild = TRUST.replace(SUBJECT, "repo:octo-org/octo-repo:*");
        retrust(wild);
        assertDenied(token(ISSUER, "sts.amazonaws.com", SUBJECT));

        retrust(wild.replace("StringEquals", "StringLike"));
        assume(token(ISSUER, "sts.amazonaws.com", SUBJECT));
    }

    @Test
    void caseIsIgnoredWhenThePolicySaysSo() {
        retrust(TRUST.replace("StringEquals", "StringEqualsIgnoreCase"));

        assume(token(ISSUER, "sts.amazonaws.com", SUBJECT.toUpperCase()));
    }

    @Test
    void aDenialBeatsATrust() {
        retrust(TRUST.replace("\"Statement\":[", "\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":{\"Federated\":\""
                + PROVIDER + "\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\"},"));

        assertDenied(token(ISSUER, "sts.amazonaws.com", SUBJECT));
    }

    @Test
    void anIssuerWithoutProviderIsNamed() {
        assertInvalid("No OpenIDConnect provider found in your account for https://nowhere.example.com",
                token("https://nowhere.example.com", "sts.amazonaws.com", SUBJECT));
    }

    @Test
    void anAudienceThatTheProviderDoesNotKnowIsRefused() {
        assertInvalid("Incorrect token audience", token(ISSUER, "https://github.com/octo-org", SUBJECT));
    }

    @Test
    void garbageIsNoToken() {
        for (String garbage : new String[] {"x", "a.b.c", "..", part("{}") + "." + part("[]") + "."}) {
            assertInvalid("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access "
                    + "Token)", garbage);
        }
    }

    @Test
    void anOldTokenHasExpired() {
        String payload = part("{\"iss\":\"" + ISSUER + "\",\"exp\":" + NOW.minusSeconds(1).getEpochSecond() + "}");

        ExpiredTokenException thrown = assertThrows(ExpiredTokenException.class,
                () -> assume(part("{}") + "." + payload + "."));
        assertEquals("ExpiredTokenException", thrown.awsErrorDetails().errorCode());
    }

    private void retrust(String trust) {
        clients.iam().updateAssumeRolePolicy(r -> r.roleName("ci").policyDocument(trust));
    }

    private void assertDenied(String token) {
        StsException thrown = assertThrows(StsException.class, () -> assume(token));
        assertEquals("AccessDenied", thrown.awsErrorDetails().errorCode());
        assertEquals("Not authorized to perform sts:AssumeRoleWithWebIdentity",
                thrown.awsErrorDetails().errorMessage());
        assertEquals("Sts", thrown.awsErrorDetails().serviceName());
        assertEquals(403, thrown.statusCode());
        assertFalse(thrown.requestId().isEmpty());
    }

    private void assertInvalid(String message, String token) {
        InvalidIdentityTokenException thrown = assertThrows(InvalidIdentityTokenException.class, () -> assume(token));
        assertEquals("InvalidIdentityToken", thrown.awsErrorDetails().errorCode());
        assertEquals(message, thrown.awsErrorDetails().errorMessage());
        assertEquals(400, thrown.statusCode());
    }
}
