package dev.slipway.parts;

import dev.slipway.change.Applier;
import dev.slipway.change.Ledger;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Together;
import dev.slipway.cleanup.Leftovers;
import dev.slipway.cleanup.Teardown;
import dev.slipway.cleanup.TeardownRequest;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SecretMemory;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A practice account whose time a test moves, and a pipeline made in it by the plans that the screens use. */
public final class MadePipeline implements AutoCloseable {

    public static final String REGION = "ap-northeast-1";

    public final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    public final PracticeAccount practice;
    public final Refusing refusing = new Refusing();
    public final Dying dying = new Dying();
    public final CallLog calls = new CallLog(clock);
    public final Account account;
    public final Pipeline pipeline = Pipeline.defaults(PracticeGitHub.REPOSITORY, "main");
    private final Path home;
    private Ledger ledger;
    private World world;

    public MadePipeline(Path home, boolean hasDefaultVpc) throws ProblemException {
        this.home = home;
        this.practice = hasDefaultVpc ? new PracticeAccount(clock, REGION)
                : PracticeAccount.withoutDefaultVpc(clock, REGION);
        this.account = Account.connect(refusing.around(dying.around(practice.clients())), REGION, calls);
        this.ledger = open();
        this.world = world();
    }

    public Ledger ledger() {
        return ledger;
    }

    public World theWorld() {
        return world;
    }

    /** From the target to an open port, by plans alone. */
    public MadePipeline made() throws ProblemException {
        new Planned(world, ledger).deployed();
        clock.advance(Duration.ofMinutes(5));
        String group = account.ec2().describeSecurityGroups().securityGroups().stream()
                .filter(it -> it.groupName().equals(pipeline.target().securityGroup())).findFirst().orElseThrow()
                .groupId();
        make(new PortOpening(account), new PortRequest(group, pipeline.app().port(), Cidr.everybody(), pipeline.tag()));
        return this;
    }

    public <W> void make(Operation<W> operation, W wanted) throws ProblemException {
        apply(operation, operation.plan(wanted));
    }

    public <W> void apply(Operation<W> operation, Plan<W> plan) throws ProblemException {
        new Applier(ledger, Pause.none()).apply(operation, plan, Progress.none());
    }

    /** Time passes while it waits. */
    public Teardown teardown() {
        return new Teardown(new Leftovers(account, Together.oneByOne(), clock::advance), ledger);
    }

    public Plan<TeardownRequest> plan() throws ProblemException {
        return teardown().plan(TeardownRequest.everything(pipeline));
    }

    public void cleanUp() throws ProblemException {
        make(teardown(), TeardownRequest.everything(pipeline));
    }

    /** As after the program was killed: the next one reads the same file. */
    public void restart() throws ProblemException {
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

    @Override
    public void close() {
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
