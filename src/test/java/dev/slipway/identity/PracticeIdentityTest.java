package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Clients;
import dev.slipway.pipeline.TokenClaims;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
