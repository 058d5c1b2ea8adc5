package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.identity.TrustCases.Case;
import dev.slipway.parts.Applying;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Each wrong trust policy on a role of the practice account, mended by the plan, and then asked of an STS whose
 * evaluation was written apart from ours. What IAM would not have taken begins as a role that trusts nobody of GitHub.
 */
class PracticeTrustTest {

    private static final String ROLE = "GitHubActionsEcsLearning";
    private static final String NOBODY = Policies.text("""
            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}""");

    @TempDir
    Path folder;
    private Account account;

    static Stream<Case> cases() {
        return TrustCases.mendable();
    }

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")),
                IdentitySetups.REGION).clients(), IdentitySetups.REGION, new CallLog(InstantSource.system()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePlanLetsTheJobInAndNobodyElseAndASecondOneKeepsAll(Case it) throws ProblemException {
        Applying applying = new Applying(folder);
        applying.make(new ProviderSetup(account), new ProviderRequest("https://token.actions.githubusercontent.com",
                Policies.AUDIENCE, "hanako/my-app"));
        String arn = role(it.trust());
        RoleRequest wanted = RoleRequest.of(ROLE, "", new TrustRequest(it.target(), true),
                PermissionPolicy.of(Pipeline.defaults(TrustCases.REPOSITORY, "main"), account), "hanako/my-app");
        RoleSetup setup = new RoleSetup(account);
        assertInstanceOf(Verdict.Proven.class, applying.make(setup, wanted));
        assertTrue(setup.plan(wanted).isAllKept());
        for (String subject : it.target().needed()) {
            assertEquals("", answer(arn, subject), subject);
        }
        for (String stranger : List.of("repo:hanako@101/my-app@202:ref:refs/heads/feature",
                "repo:hanako@101/my-app@202:pull_request", "repo:hanako@101/my-app2@203:ref:refs/heads/main",
                "repo:taro/my-app:ref:refs/heads/main", "repo:hanako@101/other@205:ref:refs/heads/main")) {
            assertEquals("AccessDenied", answer(arn, stranger), stranger);
        }
    }

    private String role(String trust) {
        try {
            return account.iam().createRole(it -> it.roleName(ROLE).assumeRolePolicyDocument(trust)).role().arn();
        } catch (MalformedPolicyDocumentException e) {
            return account.iam().createRole(it -> it.roleName(ROLE).assumeRolePolicyDocument(NOBODY)).role().arn();
        }
    }

    /** What STS refuses with; empty when it does not. */
    private String answer(String role, String subject) {
        String payload = """
                {"iss": "https://token.actions.githubusercontent.com", "aud": "sts.amazonaws.com", "sub": "%s",
                 "repository": "hanako/my-app", "repository_id": "202", "actor": "hanako", "exp": %d}"""
                .formatted(subject, Instant.parse("2026-11-23T09:05:00Z").getEpochSecond());
        String token = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + base64(payload) + ".";
        try {
            account.sts().assumeRoleWithWebIdentity(it -> it.roleArn(role).roleSessionName("GitHubActions")
                    .webIdentityToken(token));
            return "";
        } catch (StsException e) {
            return e.awsErrorDetails().errorCode();
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
