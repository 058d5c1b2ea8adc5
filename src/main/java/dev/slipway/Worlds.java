package dev.slipway;

import dev.slipway.change.Ledger;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Connection;
import dev.slipway.cloud.Profile;
import dev.slipway.cloud.Profiles;
import dev.slipway.cloud.RealClients;
import dev.slipway.cloud.Regions;
import dev.slipway.github.Git;
import dev.slipway.github.GitCommand;
import dev.slipway.github.GitHubAccess;
import dev.slipway.github.GitHubHost;
import dev.slipway.github.RestGitHub;
import dev.slipway.github.SecretMemory;
import dev.slipway.image.BuildKitFinder;
import dev.slipway.image.DockerEngine;
import dev.slipway.image.EngineFinder;
import dev.slipway.learn.ExerciseProgress;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PipelineFiles;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.SavedPipeline;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.pipeline.Trust;
import dev.slipway.reach.HttpProbe;
import dev.slipway.reach.OwnAddressService;
import dev.slipway.rollout.Recordings;
import dev.slipway.taskdef.SecretLooks;
import dev.slipway.ui.Connector;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the worlds that the window can work on. A ledger once opened stays open, since its lock is this program's. */
final class Worlds implements Connector {

    private final Surroundings surroundings;
    private final PracticeWorld practice;
    private final PipelineFiles remembered;
    private final Map<Path, Ledger> ledgers = new HashMap<>();
    private Optional<Real> entered = Optional.empty();

    /** The real world entered last, and how. */
    private record Real(World world, Request request) {}

    Worlds(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.remembered = new PipelineFiles(surroundings.state(), InstantSource.system());
        this.practice = new PracticeWorld(surroundings.state());
    }

    /** Where Slipway keeps its own files. */
    StateFolder state() {
        return surroundings.state();
    }

    @Override
    public synchronized World practice(CallLog calls) throws ProblemException {
        entered = Optional.empty();
        return practice.enter(calls, this::ledger);
    }

    @Override
    public synchronized World real(Request request, CallLog calls) throws ProblemException {
        Git git = new GitCommand();
        Connection connection = request.profile().isEmpty() ? Connection.ofDefaultChain(request.region())
                : Connection.ofProfile(request.profile(), request.region());
        Account account = Account.connect(RealClients.open(connection, awsProfiles()), request.region(), calls);
        Git.State repository = git.state(request.folder());
        GitHubHost host = host(repository);
        RepositoryName name = repository.repository().orElseThrow(() -> noGitHubRemote(repository));
        Pipeline pipeline = remembered.find(name, request.region()).map(SavedPipeline::pipeline)
                .orElseGet(() -> defaults(name, repository.branch(), host, account.caller().partition()));
        GitHubAccess access = GitHubAccess.find(host, request.token(), surroundings.environment());
        World world = new World(account,
                new World.Code(repository.top(), git, new RestGitHub(access)),
                new World.Tools(engine(), new HttpProbe(), OwnAddressService.ofAws(), InstantSource.system()),
                new World.Records(calls, ledger(surroundings.state().ledger(account.id(), account.region(), name)),
                        new SecretMemory(surroundings.state().secretMemory()), surroundings.previousVersions(),
                        new Drafts(surroundings.state()), new Recordings(surroundings.state())),
                pipeline, Optional.empty());
        entered = Optional.of(new Real(world, request));
        return world;
    }

    private DockerEngine engine() {
        return new DockerEngine(
                new EngineFinder(surroundings.environment(), surroundings.home(), surroundings.osName()),
                BuildKitFinder.of(surroundings.environment(), surroundings.home(), surroundings.osName()));
    }

    private static GitHubHost host(Git.State repository) throws ProblemException {
        GitHubHost host = repository.remote().host().orElseThrow(() -> noGitHubRemote(repository));
        if (!host.isSupported()) {
            throw new ProblemException(new WorldProblem.OtherHost(repository.remote().address(), host.name()));
        }
        return host;
    }

    private static ProblemException noGitHubRemote(Git.State repository) {
        return new ProblemException(new WorldProblem.NoGitHubRemote(repository.top().toString()));
    }

    private static Pipeline defaults(RepositoryName name, String branch, GitHubHost host, String partition) {
        Trust trust = Trust.usualIn(partition);
        return Pipeline.defaults(name, branch.isEmpty() ? "main" : branch)
                .withTrust(new Trust(host.issuer(), trust.audience(), trust.role(), trust.secret()));
    }

    /** How far the learner is with the exercises. */
    ExerciseProgress exercises() {
        return new ExerciseProgress(surroundings.state());
    }

    /** Ends what goes on in practice, for the next start to go on with. */
    void close() {
        practice.close();
    }

    /** Keeps what is chosen now for the world entered last. */
    synchronized void remember(Supplier<Pipeline> chosen) throws ProblemException {
        if (entered.isEmpty()) {
            practice.remember(withoutSecrets(chosen.get()));
            return;
        }
        World world = entered.get().world();
        Pipeline pipeline = withoutSecrets(chosen.get());
        if (pipeline.repository().equals(world.pipeline().repository())) {
            remembered.save(new SavedPipeline(pipeline, world.code().folder().toString(),
                    entered.get().request().profile(), world.account().region()));
        }
    }

    /** What looks like a secret is used while the program runs, and not written down. */
    private static Pipeline withoutSecrets(Pipeline pipeline) {
        Map<String, String> plain = new HashMap<>(pipeline.arguments());
        plain.entrySet().removeIf(argument -> SecretLooks.has(argument.getKey(), argument.getValue()));
        return pipeline.withArguments(plain);
    }

    @Override
    public List<String> profiles() {
        return awsProfiles().all().stream().map(Profile::name).toList();
    }

    @Override
    public List<Problem> profileProblems() {
        return List.copyOf(awsProfiles().problems());
    }

    @Override
    public Optional<Request> last() {
        return remembered.recent().stream().findFirst()
                .map(saved -> new Request(saved.profile(), saved.region(), Path.of(saved.folder()), ""));
    }

    @Override
    public synchronized Optional<Request> entered() {
        return entered.map(Real::request)
                .map(request -> new Request(request.profile(), request.region(), request.folder(), ""));
    }

    @Override
    public List<String> regions() {
        return Regions.all().stream().map(Regions.Entry::id).toList();
    }

    private Profiles awsProfiles() {
        return Profiles.read(surroundings.environment(), surroundings.home());
    }

    private Ledger ledger(Path file) throws ProblemException {
        Ledger open = ledgers.get(file);
        if (open == null) {
            open = Ledger.open(file, InstantSource.system());
            ledgers.put(file, open);
        }
        return open;
    }
}
