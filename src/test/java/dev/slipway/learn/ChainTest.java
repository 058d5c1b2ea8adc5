package dev.slipway.learn;

import static dev.slipway.learn.Chain.Light.BROKEN;
import static dev.slipway.learn.Chain.Light.HERE;
import static dev.slipway.learn.Chain.Light.HOLDS;
import static dev.slipway.learn.Chain.Light.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainTest {

    @Test
    void whatComesBeforeTheBreakHoldsAndNothingBehindItIsLit() {
        Chain chain = Chain.brokenAt(Link.STS);

        assertEquals(EnumSet.of(Link.ACTIONS, Link.OIDC), chain.all(HOLDS));
        assertEquals(BROKEN, chain.light(Link.STS));
        assertEquals(OFF, chain.light(Link.CI_ROLE));
        assertEquals(Optional.of(Link.STS), chain.broken());
    }

    @Test
    void onlyOnePlaceAtATimeIsWorkedOn() {
        Chain chain = Chain.upTo(Link.CI_ROLE).here(Set.of(Link.OIDC)).here(Set.of(Link.CI_ROLE));

        assertEquals(EnumSet.of(Link.CI_ROLE), chain.all(HERE));
        assertEquals(HOLDS, chain.light(Link.OIDC));
        assertEquals(Optional.empty(), chain.broken());
    }

    @Test
    void aDarkChainIsLitNowhere() {
        assertFalse(Chain.dark().isLit());
        assertEquals(EnumSet.allOf(Link.class), Chain.dark().all(OFF));
    }
}
