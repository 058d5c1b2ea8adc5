package dev.slipway.contract;

import dev.slipway.cloud.Clients;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * ECS as moto has it with what {@code src/test/moto} adds, since moto itself lacks nearly all of this: rollouts, tasks
 * and events of services, failures of DescribeTasks, service deployments and stopping them, service revisions with the
 * digests of their images, {@code enableFaultInjection}, who registered a task definition and when, the tags in that
 * answer, the host port, the refusals of an empty list of tags and of a service without a network, and that a family
 * means its newest active revision.
 */
@Needs(Part.MOTO)
class MotoEcsTest extends EcsContract {

    private static MotoServer moto;
    private static Clients clients;

    @BeforeAll
    static void start() {
        moto = MotoServer.start();
        clients = moto.clients();
    }

    @AfterAll
    static void stop() {
        moto.close();
    }

    @Override
    Clients clients() {
        return clients;
    }

    @Override
    void pass() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
