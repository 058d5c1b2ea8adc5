package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Needs(Part.MOTO)
class RegistrationOnMotoTest extends RegistrationContract {

    private static MotoServer moto;

    @BeforeAll
    static void start() {
        moto = MotoServer.start();
    }

    @AfterAll
    static void stop() {
        moto.close();
    }

    /** moto drops enableFaultInjection by itself; the launcher has to keep it. */
    @Test
    void everyAcceptedFieldReachesMotoAndComesBack() throws Exception {
        Account account = Account.connect(clients(), MotoServer.REGION, new CallLog(InstantSource.system()));
        TaskDefinition everything = Edit.family(Samples.everything(), "everything");

        account.ecs().registerTaskDefinition(Model.ofSdk().request(everything));

        List<Difference> lost = Difference.between(everything, new Live(account).revision("everything").definition())
                .stream().filter(difference -> !difference.pointer().equals("/enableFaultInjection")).toList();
        assertEquals(List.of(), lost);
    }

    @Override
    Clients clients() {
        return moto.clients();
    }
}
