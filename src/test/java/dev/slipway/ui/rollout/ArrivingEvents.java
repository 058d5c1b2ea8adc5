package dev.slipway.ui.rollout;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.rollout.Recordings;
import dev.slipway.rollout.ServiceName;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** The watch of a service, as in the program and in real time, whose events come when they are told to, for measuring. */
public final class ArrivingEvents {

    private static final String REGION = "ap-northeast-1";
    private static final ServiceName SERVICE = new ServiceName("c", "web");

    private final List<ServiceEvent> arrived = new CopyOnWriteArrayList<>();
    private final Workspace workspace;
    private final Watching watching;

    /** For the screen's thread. @param home the folder for the recording */
    public ArrivingEvents(Path home) throws ProblemException {
        CallLog calls = new CallLog(InstantSource.system());
        PracticeClock clock = PracticeClock.running(1);
        Account account = Account.connect(arriving(new PracticeAccount(clock, REGION).clients()), REGION, calls);
        make(account);
        workspace = new Workspace(new Texts(Texts.Language.ENGLISH), Background.onThreads(), Pause.sleeping(), calls);
        workspace.enter(new World(account, null, new World.Tools(null, null, null, clock),
                new World.Records(null, null, null, null, null, new Recordings(new StateFolder(home))),
                Pipeline.defaults(new RepositoryName("o", "r"), "main"), Optional.empty()));
        watching = new Watching(workspace, new SimpleObjectProperty<>(Optional.of(SERVICE)));
    }

    public Parent view() {
        return new TimelineView(workspace, watching.timeline(), new SimpleObjectProperty<>(List.of()));
    }

    public void start() {
        watching.start();
    }

    public void stop() {
        watching.stop();
    }

    /** From now on the service tells of this, too. */
    public void arrives(String message) {
        arrived.addFirst(ServiceEvent.builder().id(message).createdAt(Instant.now()).message(message).build());
    }

    private Clients arriving(Clients real) {
        EcsClient ecs = Intercepted.client(EcsClient.class, real.ecs(), (_, call) -> {
            Object said = call.get();
            return said instanceof DescribeServicesResponse answer ? answer.toBuilder().services(answer.services()
                    .stream().map(it -> it.toBuilder().events(arrived).build()).toList()).build() : said;
        });
        return new Clients(real.sts(), real.iam(), real.ecr(), ecs, real.ec2(), real.logs(), real.elb(),
                real.quotas());
    }

    private static void make(Account account) {
        account.ecs().createCluster(r -> r.clusterName(SERVICE.cluster()));
        account.ecs().registerTaskDefinition(r -> r.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(
                        ContainerDefinition.builder().name("api").image("nginx").build()));
        String subnet = account.ec2().describeSubnets(r -> {}).subnets().getFirst().subnetId();
        account.ecs().createService(r -> r.cluster(SERVICE.cluster()).serviceName(SERVICE.service())
                .taskDefinition("web").desiredCount(1).launchType("FARGATE")
                .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(subnet).assignPublicIp("ENABLED"))));
    }
}
