package dev.slipway.ui.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.change.Pause;
import dev.slipway.cloud.CallLog;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Choice;
import dev.slipway.ui.learn.StillPractice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an account has is offered of the account that is worked on, however late another one answers. */
@Timeout(20)
class ClusterOffersTest {

    @TempDir
    private Path home;

    private final Queue<Thread> works = new ConcurrentLinkedQueue<>();
    private volatile boolean isHeld = true;
    private final Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(this::begin, Runnable::run), Pause.none(), new CallLog(InstantSource.system()));
    private final ClusterOffers offers = new ClusterOffers(workspace, new Answer("", _ -> Optional.empty()));

    @Test
    void anAccountThatAnswersAfterItWasLeftIsNotHeard() throws Exception {
        workspace.enter(world("before", "old"));
        offers.look();
        workspace.enter(world("after", "new"));
        runAll();
        assertFalse(offers.clusters().read().getValue().isDone());

        offers.look();
        runAll();
        assertEquals(List.of("new"), offers.clusters().read().getValue().all().stream().map(Choice::value).toList());
    }

    private World world(String name, String cluster) throws Exception {
        World world = new StillPractice().world(Files.createDirectory(home.resolve(name)));
        world.account().ecs().createCluster(request -> request.clusterName(cluster));
        return world;
    }

    private void begin(Runnable work) {
        Thread thread = Thread.ofVirtual().unstarted(work);
        works.add(thread);
        if (!isHeld) {
            thread.start();
        }
    }

    /** Lets what was begun go on to its end, and what that begins. */
    private void runAll() throws InterruptedException {
        isHeld = false;
        works.forEach(Thread::start);
        for (Thread work = works.poll(); work != null; work = works.poll()) {
            work.join();
        }
        isHeld = true;
    }
}
