package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Clients;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
}
