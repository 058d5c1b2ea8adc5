package dev.slipway.contract;

import dev.slipway.cloud.Clients;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** STS as moto has it: it never reads the token, so nothing about trust can be learnt from it. */
@Needs(Part.MOTO)
class MotoStsTest extends StsContract {

    private static MotoServer moto;
    private static Clients clients;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.startUnaltered();
        clients = moto.clients();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @Override
    Clients clients() {
        return clients;
    }

    /** AWS refuses each of them. */
    @Test
    void motoLetsEverybodyIn() {
        assume(token(ISSUER, "sts.amazonaws.com", "repo:somebody/else:ref:refs/heads/main"));
        assume(token("https://nowhere.example.com", "sts.amazonaws.com", SUBJECT));
        assume("no.token.atall");
    }
}
