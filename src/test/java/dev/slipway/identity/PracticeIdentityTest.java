package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.Change;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import dev.slipway.pipeline.Trust;
import dev.slipway.pipeline.TokenClaims;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** On the practice account, which knows what moto does not. */
class PracticeIdentityTest extends IdentitySetups {

    private final PracticeAccount practice = new PracticeAccount(
            PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), REGION);

    @Override
    Clients clients() {
        return practice.clients();
    }

    @Test
    void aProviderThatLacksTheAudienceGetsItBesideItsOwn() throws ProblemException {
        iam.createOpenIDConnectProvider(it -> it.url("https://token.actions.githubusercontent.com")
                .clientIDList("https://github.com/hanako"));
        ProviderSetup setup = new ProviderSetup(account);
        ProviderRequest wanted = new ProviderRequest("https://token.actions.githubusercontent.com",
                Policies.AUDIENCE, "hanako/my-app");
        var update = assertInstanceOf(Change.Update.class, setup.plan(wanted).changes().getFirst());
        assertEquals("https://github.com/hanako", update.before());
        assertEquals("https://github.com/hanako\nsts.amazonaws.com", update.after());
        applyAndProve(setup, wanted);
    }

    /** Another part of AWS, by what STS says of who asks. */
    @ParameterizedTest
    @CsvSource({"aws-cn, cn-north-1, sts.amazonaws.com.cn", "aws-us-gov, us-gov-west-1, sts.amazonaws.com"})
    void eachPartitionHasItsProvidersNameAndAudience(String partition, String region, String audience)
            throws ProblemException {
        Account there = Account.connect(in(partition), region, new CallLog(InstantSource.system()));
        assertEquals("arn:" + partition + ":iam::123456789012:oidc-provider/token.actions.octocorp.ghe.com",
                ProviderSetup.arn(there, "https://token.actions.octocorp.ghe.com"));
        assertEquals(audience, Trust.usualIn(there.caller().partition()).audience());
        var create = assertInstanceOf(Change.Create.class, new ProviderSetup(there).plan(new ProviderRequest(
                "https://token.actions.octocorp.ghe.com", audience, "hanako/my-app")).changes().getFirst());
        assertEquals("https://token.actions.octocorp.ghe.com\n" + audience, create.content());
    }

    private Clients in(String partition) {
        Clients here = practice.clients();
        StsClient sts = Intercepted.client(StsClient.class, here.sts(), (_, _) -> GetCallerIdentityResponse.builder()
                .account("123456789012").arn("arn:" + partition + ":iam::123456789012:user/learner").build());
        return new Clients(sts, here.iam(), here.ecr(), here.ecs(), here.ec2(), here.logs(), here.elb(),
                here.quotas());
    }

    @Test
    void aProviderThatIsNearlyTheOneIsPointedOut() throws ProblemException {
        iam.createOpenIDConnectProvider(it -> it.url("https://Token.Actions.githubusercontent.com")
                .clientIDList(Policies.AUDIENCE));
        Plan<ProviderRequest> plan = new ProviderSetup(account).plan(new ProviderRequest(
                "https://token.actions.githubusercontent.com", Policies.AUDIENCE, "hanako/my-app"));
        assertInstanceOf(Change.Create.class, plan.changes().getFirst());
        assertEquals(List.of("identity.note.nearProvider"), keys(plan));
    }

    @Test
    void aProviderWithoutRoomForTheAudienceIsTold() throws ProblemException {
        iam.createOpenIDConnectProvider(it -> it.url("https://token.actions.githubusercontent.com")
                .clientIDList(IntStream.range(0, 100).mapToObj(i -> "audience-" + i).toList()));
        ProviderSetup setup = new ProviderSetup(account);
        Plan<ProviderRequest> plan = setup.plan(new ProviderRequest("https://token.actions.githubusercontent.com",
                Policies.AUDIENCE, "hanako/my-app"));
        assertInstanceOf(IdentityProblem.QuotaReached.class,
                assertThrows(ProblemException.class, () -> apply(setup, plan)).problem());
    }

    /** The simulator against an STS that was written apart from it. */
    @Test
    void theHandshakeForetellsWhatStsSays() throws ProblemException {
        applyAndProve(new ProviderSetup(account), new ProviderRequest("https://token.actions.githubusercontent.com",
                Policies.AUDIENCE, "hanako/my-app"));
        applyAndProve(new RoleSetup(account), wanted());
        String arn = iam.getRole(it -> it.roleName(role)).role().arn();
        Handshake handshake = new Handshake(wanted().trust().target().wanted().document(), Policies.PROVIDER);
        for (String subject : List.of(Policies.NEW, Policies.OLD, Policies.NEW.toUpperCase(Locale.ROOT),
                "repo:hanako@101/my-app@202:pull_request", "repo:hanako/my-app:ref:refs/heads/main2")) {
            var claims = new TokenClaims("https://token.actions.githubusercontent.com", Policies.AUDIENCE,
                    List.of(subject), Map.of());
            boolean foretold = handshake.answer(claims) instanceof Handshake.Answer.LetIn;
            assertEquals(foretold, isLetIn(arn, claims), subject);
        }
    }

    private boolean isLetIn(String role, TokenClaims claims) {
        String payload = "{\"iss\":\"" + claims.issuer() + "\",\"aud\":\"" + claims.audience() + "\",\"sub\":\""
                + claims.subject() + "\",\"exp\":" + Instant.parse("2026-11-23T09:05:00Z").getEpochSecond() + "}";
        String token = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + base64(payload) + ".";
        try {
            account.sts().assumeRoleWithWebIdentity(it -> it.roleArn(role).roleSessionName("GitHubActions")
                    .webIdentityToken(token));
            return true;
        } catch (StsException e) {
            assertEquals("AccessDenied", e.awsErrorDetails().errorCode());
            return false;
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
