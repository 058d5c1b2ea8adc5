package dev.slipway.cleanup;

import dev.slipway.change.Applier;
import dev.slipway.change.Ledger;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SecretMemory;
import dev.slipway.parts.Dying;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeEngine;
import dev.slipway.practice.PracticeGit;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.PracticeOwnAddress;
import dev.slipway.practice.PracticeProbe;
import dev.slipway.practice.SampleRepository;
import dev.slipway.reach.PortOpening;
import dev.slipway.reach.PortRequest;
import dev.slipway.rollout.Recordings;
import dev.slipway.ui.World;
import dev.slipway.ui.identity.RoleWish;
import dev.slipway.ui.identity.TrustSetup;
import dev.slipway.ui.identity.TrustWish;
import dev.slipway.ui.image.CommitImage;
import dev.slipway.ui.rollout.DeploySetup;
import dev.slipway.ui.target.TargetSetup;
import dev.slipway.ui.target.TargetWish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A practice account whose time a test moves, and a pipeline made in it by the plans that the screens use. */
final class MadePipeline implements AutoCloseable {

    static final String REGION = "ap-northeast-1";

    final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    final PracticeAccount practice;
    final Refusing refusing = new Refusing();
    final Dying dying = new Dying();
    final CallLog calls = new CallLog(clock);
    final Account account;
    final Pipeline pipeline = Pipeline.defaults(PracticeGitHub.REPOSITORY, "main");
    private final Path home;
    private Ledger ledger;
    private World world;

    MadePipeline(Path home, boolean hasDefaultVpc) throws ProblemException {
        this.home = home;
        this.practice = hasDefaultVpc ? new PracticeAccount(clock, REGION)
                : PracticeAccount.withoutDefaultVpc(clock, REGION);
        this.account = Account.connect(refusing.around(dying.around(practice.clients())), REGION, calls);
        this.ledger = open();
        this.world = world();
    }

    Ledger ledger() {
        return ledger;
    }

    World theWorld() {
        return world;
    }

    /** From the target to an open port, by plans alone. */
    MadePipeline made() throws ProblemException {
        make(TargetSetup.of(account, Pause.none()), TargetWish.of(pipeline));
        make(new TrustSetup(world, RoleWish.usual()), TrustWish.usual(pipeline));
        make(CommitImage.pushing(world), pipeline);
        write(pipeline.files().taskDefinition(), definition());
        make(DeploySetup.of(world), pipeline);
        clock.advance(Duration.ofMinutes(5));
        String group = account.ec2().describeSecurityGroups().securityGroups().stream()
                .filter(it -> it.groupName().equals(pipeline.target().securityGroup())).findFirst().orElseThrow()
                .groupId();
        make(new PortOpening(account), new PortRequest(group, pipeline.app().port(), Cidr.everybody(), pipeline.tag()));
        return this;
    }

    private String definition() {
        return """
                {"family": "my-app-api", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "512",
                 "memory": "1024", "executionRoleArn": "%s",
                 "runtimePlatform": {"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
                 "containerDefinitions": [{"name": "api", "image": "placeholder", "essential": true,
                  "portMappings": [{"containerPort": 8080, "protocol": "tcp", "name": "api-8080-tcp"}],
                  "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/my-app-api",
                   "awslogs-region": "ap-northeast-1", "awslogs-stream-prefix": "ecs"}}}]}"""
                .formatted(account.iamArn("role/" + pipeline.target().executionRole()));
    }

    <W> void make(Operation<W> operation, W wanted) throws ProblemException {
        apply(operation, operation.plan(wanted));
    }

    <W> void apply(Operation<W> operation, Plan<W> plan) throws ProblemException {
        new Applier(ledger, Pause.none()).apply(operation, plan, Progress.none());
    }

    /** Time passes while it waits. */
    Teardown teardown() {
        return new Teardown(new Leftovers(account, Together.oneByOne(), clock::advance), ledger);
    }

    Plan<TeardownRequest> plan() throws ProblemException {
        return teardown().plan(TeardownRequest.everything(pipeline));
    }

    void cleanUp() throws ProblemException {
        make(teardown(), TeardownRequest.everything(pipeline));
    }

    /** As after the program was killed: the next one reads the same file. */
    void restart() throws ProblemException {
        close();
        ledger = open();
        world = world();
    }

    private Ledger open() throws ProblemException {
        return Ledger.open(home.resolve("ledger.jsonl"), clock);
    }

    private World world() throws ProblemException {
        StateFolder state = new StateFolder(home.resolve("state"));
        return new World(account, code(new PracticeGitHub(practice)),
                new World.Tools(new PracticeEngine(account.ecr(), Pause.none()), new PracticeProbe(practice),
                        new PracticeOwnAddress(), clock),
                new World.Records(calls, ledger, new SecretMemory(state.secretMemory()),
                        new PreviousVersions(state, clock), new Drafts(state), new Recordings(state)),
                pipeline, Optional.empty());
    }

    private World.Code code(PracticeGitHub gitHub) {
        Path folder = home.resolve("repository");
        try {
            if (!Files.exists(folder)) {
                SampleRepository.unpack(folder);
            }
            return new World.Code(folder, new PracticeGit(folder, gitHub), gitHub);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.createDirectories(home.resolve("repository").resolve(file).getParent());
            Files.writeString(home.resolve("repository").resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
