package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@Needs(Part.MOTO)
class RegistrationOnMotoTest extends RegistrationContract {

    /** What moto forgets. */
    private static final Set<String> DROPPED = Set.of("/enableFaultInjection");

    private static MotoServer moto;

    @BeforeAll
    static void start() {
        moto = MotoServer.start();
    }

    @AfterAll
    static void stop() {
        moto.close();
    }

    @Test
    void everyAcceptedFieldReachesMotoAndComesBack() throws Exception {
        Account account = Account.connect(clients(), MotoServer.REGION, new CallLog(InstantSource.system()));
        TaskDefinition everything = Edit.family(Samples.everything(), "everything");

        account.ecs().registerTaskDefinition(Model.ofSdk().request(everything));

        List<Difference> lost = Difference.between(everything, new Live(account).revision("everything").definition())
                .stream().filter(difference -> !DROPPED.contains(difference.pointer())).toList();
        assertEquals(List.of(), lost);
    }

    /** What moto asks of a definition, and the network mode that it fills in, are put in before. */
    @RepeatedTest(25)
    void whatMotoKeepsOfARandomDefinitionIsTheSameDocument(RepetitionInfo run) throws Exception {
        Account account = Account.connect(clients(), MotoServer.REGION, new CallLog(InstantSource.system()));
        ObjectNode document = RandomDefinitions.accepted(new Random(run.getCurrentRepetition()));
        document.put("family", "random-" + run.getCurrentRepetition());
        document.putArray("requiresCompatibilities").add("EC2");
        if (!document.has("networkMode")) {
            document.put("networkMode", "bridge");
        }
        TaskDefinition random = withContainers(new TaskDefinition(document));

        account.ecs().registerTaskDefinition(Model.ofSdk().request(random));

        List<String> lost = Difference.between(random, new Live(account).latest(random.family()).orElseThrow().definition())
                .stream().map(Difference::pointer).filter(pointer -> !DROPPED.contains(pointer)).toList();
        assertEquals(List.of(), lost);
    }

    private static TaskDefinition withContainers(TaskDefinition definition) {
        TaskDefinition named = definition;
        for (int i = 0; i < Math.max(1, definition.containers().size()); i++) {
            String container = "/containerDefinitions/" + i;
            if (named.at(container).isMissingNode()) {
                named = FieldEdit.put(named, "/containerDefinitions", JsonNodeFactory.instance.arrayNode().add(
                        JsonNodeFactory.instance.objectNode()));
            }
            named = FieldEdit.put(named, container + "/name", JsonNodeFactory.instance.textNode("c" + i));
            named = FieldEdit.put(named, container + "/image", JsonNodeFactory.instance.textNode("a:1"));
            named = FieldEdit.put(named, container + "/memory", JsonNodeFactory.instance.numberNode(128));
        }
        return named;
    }

    @Override
    Clients clients() {
        return moto.clients();
    }
}
