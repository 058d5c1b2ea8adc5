package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.learn.PracticeControl;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.rollout.Entry;
import dev.slipway.rollout.Recordings;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** A service of the practice account, and the thread of a screen that is not there. */
abstract class WatchScene {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path home;
    final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final ExecutorService screen = Executors.newSingleThreadExecutor();
    final ObjectProperty<Optional<ServiceName>> service =
            new SimpleObjectProperty<>(Optional.of(new ServiceName("c", "web")));
    Workspace workspace;
    Account account;

    @BeforeEach
    void deploy() throws ProblemException {
        account = Account.connect(new PracticeAccount(clock, "ap-northeast-1").clients(), "ap-northeast-1",
                new CallLog(clock));
        account.ecs().createCluster(r -> r.clusterName("c"));
        account.ecs().registerTaskDefinition(r -> r.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(List.of(
                        ContainerDefinition.builder().name("api")
                                .image("nginx").build())));
        makeService();
        workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
                new Background(Thread::startVirtualThread, this::show), Pause.none(), new CallLog(clock));
        workspace.enter(world(home));
    }

    final void makeService() {
        String subnet = account.ec2().describeSubnets(r -> {}).subnets().getFirst().subnetId();
        account.ecs().createService(r -> r.cluster("c").serviceName("web").taskDefinition("web").desiredCount(0)
                .launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(subnet))));
    }

    @AfterEach
    void end() {
        screen.shutdownNow();
    }

    /** What still comes when the test has ended is shown to nobody. */
    private void show(Runnable action) {
        try {
            screen.execute(action);
        } catch (RejectedExecutionException e) {
            assertTrue(screen.isShutdown());
        }
    }

    final World world(Path state) throws ProblemException {
        PracticeControl control = new PracticeControl() {
            @Override
            public void reset() {}

            @Override
            public double speed() {
                return 1_000;
            }

            @Override
            public void setSpeed(double speed) {}

            @Override
            public PracticeLevel level() {
                return PracticeLevel.CALM;
            }

            @Override
            public void setLevel(PracticeLevel level) {}

            @Override
            public void pass(Duration time) {
                clock.advance(time);
            }
        };
        return new World(account, null, new World.Tools(null, null, null, clock),
                new World.Records(null, null, null, null, null, new Recordings(new StateFolder(state))),
                Pipeline.defaults(new RepositoryName("o", "r"), "main"), Optional.of(control));
    }

    final void onScreen(Runnable action) throws Exception {
        screen.submit(action).get();
    }

    static void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it does not come");
            Thread.sleep(20);
        }
    }

    static List<Entry> events(Timeline timeline) {
        return timeline.entries().stream().filter(Entry.ServiceEvent.class::isInstance).toList();
    }
}
