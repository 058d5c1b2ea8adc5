package dev.slipway.ui.learn;

import dev.slipway.change.Applier;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.cloud.Account;
import dev.slipway.github.CommitRequest;
import dev.slipway.github.Publish;
import dev.slipway.github.PublishRequest;
import dev.slipway.github.RunSnapshot;
import dev.slipway.github.RunWatch;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretSetup;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.reach.PortOpening;
import dev.slipway.reach.PortRequest;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.Registration;
import dev.slipway.taskdef.RegistrationRequest;
import dev.slipway.taskdef.Stripping;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.taskdef.Template;
import dev.slipway.ui.World;
import dev.slipway.ui.github.WorkflowSetup;
import dev.slipway.ui.identity.RoleWish;
import dev.slipway.ui.identity.TrustSetup;
import dev.slipway.ui.identity.TrustWish;
import dev.slipway.ui.image.CommitImage;
import dev.slipway.ui.rollout.DeploySetup;
import dev.slipway.ui.target.TargetSetup;
import dev.slipway.ui.target.TargetWish;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * A pipeline of the practice account, set up as the screens set it up and by the same operations, so that everything
 * in it is as the program would have it; and what a colleague does there: editing files, pushing, deploying by hand.
 */
final class WorkingPipeline {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration ROLLOUT = Duration.ofMinutes(4);
    private static final int MOST_STEPS = 720;

    private final World world;
    private final Account account;
    private final Pipeline pipeline;
    private final Applier applier;

    WorkingPipeline(World world) {
        this.world = world;
        this.account = world.account();
        this.pipeline = world.pipeline();
        this.applier = new Applier(world.records().ledger(), Pause.none());
    }

    /** Sets everything up on an empty account, up to a green run and an answered request. Takes a good second. */
    void make() throws ProblemException {
        make(TargetSetup.of(account, Pause.none()), TargetWish.of(pipeline));
        make(new TrustSetup(world, RoleWish.usual()), TrustWish.usual(pipeline));
        make(new SecretSetup(world.code().gitHub(), world.records().secrets()),
                new SecretRequest(pipeline.repository(), pipeline.trust().secret(),
                        account.iamArn("role/" + pipeline.trust().role())));
        make(WorkflowSetup.of(world), pipeline);
        make(new FileSetup(world.records().previous()), new FileRequest(world.code().folder(),
                pipeline.files().taskDefinition(), definition()));
        make(CommitImage.pushing(world), pipeline);
        make(DeploySetup.of(world), pipeline);
        world.practice().orElseThrow().pass(ROLLOUT);
        openThePort();
        push("Set up the pipeline", pipeline.files().workflow(), pipeline.files().taskDefinition());
    }

    /** The task definition's text as the program writes it. */
    String definition() {
        return new Template(pipeline.target(), pipeline.app(), pipeline.size(), image("0.1.0").byTag(),
                account.iamArn("role/" + pipeline.target().executionRole())).in(account.region()).text();
    }

    private void openThePort() throws ProblemException {
        String group = service().networkConfiguration().awsvpcConfiguration().securityGroups().getFirst();
        make(new PortOpening(account), new PortRequest(group, pipeline.app().port(), Cidr.everybody(),
                pipeline.tag()));
    }

    <W> void make(Operation<W> operation, W wanted) throws ProblemException {
        Plan<W> plan = operation.plan(wanted);
        applier.apply(operation, plan, Progress.none());
    }

    /** Commits the files, pushes them, and lets time pass until the run that this starts is over, if it starts one. */
    RunSnapshot push(String message, String... files) throws ProblemException {
        make(new Publish(world.code().git()), new PublishRequest(
                new CommitRequest(world.code().folder(), List.of(files), message), pipeline.branch()));
        return toTheEnd(RunWatch.ofCommit(world.code().gitHub(), pipeline.repository(), pipeline.files().workflow(),
                world.code().git().state(world.code().folder()).head()));
    }

    /** Lets time pass until the run is over. */
    RunSnapshot toTheEnd(RunWatch watch) throws ProblemException {
        RunSnapshot now = watch.look();
        for (int step = 0; now.run().isPresent() && !now.isOver(); step++) {
            if (step == MOST_STEPS) {
                throw new IllegalStateException("the run does not end");
            }
            world.practice().orElseThrow().pass(STEP);
            now = watch.look();
        }
        return now;
    }

    /** Changes a text in one of the repository's files. */
    void edit(String file, String from, String to) throws ProblemException {
        RepositoryFile there = new RepositoryFile(world.code().folder(), file);
        String text = there.read().orElse("");
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " has no " + from);
        }
        there.write(text.replace(from, to));
    }

    /** The newest revision with another image from the account's repository. */
    TaskDefinition named(String tag) throws ProblemException {
        TaskDefinition live = new Live(account).latest(pipeline.target().family()).orElseThrow().definition();
        return Stripping.of(Edit.image(live, pipeline.app().container(), image(tag).byTag())).clean();
    }

    /** The image of that tag in the account's repository. */
    ImageRef image(String tag) {
        return ImageRef.tagged(account.id() + ".dkr.ecr." + account.region() + ".amazonaws.com",
                pipeline.target().repository(), tag);
    }

    /** From now on the service takes its tasks down before new ones come, and does not go back by itself. */
    void withoutNet() {
        account.ecs().updateService(r -> r.cluster(pipeline.target().cluster()).service(pipeline.target().service())
                .deploymentConfiguration(d -> d.minimumHealthyPercent(0).maximumPercent(100)
                        .deploymentCircuitBreaker(b -> b.enable(false).rollback(false))));
    }

    /** Registers a revision and begins to deploy it, past everything that would look at it first. */
    void deployByHand(TaskDefinition definition) throws ProblemException {
        make(new Registration(account), new RegistrationRequest(definition, pipeline.tag()));
        account.ecs().updateService(r -> r.cluster(pipeline.target().cluster())
                .service(pipeline.target().service()).taskDefinition(pipeline.target().family()));
        world.practice().orElseThrow().pass(ROLLOUT);
    }

    /** Lets time pass until the service is at rest, however that is. */
    void settle() throws ProblemException {
        for (int step = 0; !isAtRest(service()); step++) {
            if (step == MOST_STEPS) {
                throw new IllegalStateException("the rollout does not end");
            }
            world.practice().orElseThrow().pass(STEP);
        }
    }

    private static boolean isAtRest(Service service) {
        return service.deployments().size() == 1 && service.runningCount().equals(service.desiredCount());
    }

    Service service() {
        return account.ecs().describeServices(r -> r.cluster(pipeline.target().cluster())
                .services(pipeline.target().service())).services().getFirst();
    }
}
