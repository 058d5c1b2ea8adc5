package dev.slipway.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.pipeline.ImageRef;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A real Docker engine (or Podman's socket), spoken to over its API. */
public final class DockerEngine implements ImageEngine {

    private final EngineFinder finder;
    private final Supplier<Optional<BuildKit>> buildKit;
    private Found found;

    /** The engine that answered, and what it said. */
    private record Found(DockerConnection connection, State.Ready state) {

        /** Podman has no BuildKit, and needs none. */
        boolean hasItsOwnBuilder() {
            return state.builder() instanceof Builder.Buildah;
        }
    }

    /** An engine that builds with its classic builder alone. */
    public DockerEngine(EngineFinder finder) {
        this(finder, Optional::empty);
    }

    /** An engine that builds with BuildKit where a command line for it is found. */
    public DockerEngine(EngineFinder finder, BuildKitFinder buildKit) {
        this(finder, buildKit::find);
    }

    private DockerEngine(EngineFinder finder, Supplier<Optional<BuildKit>> buildKit) {
        this.finder = finder;
        this.buildKit = buildKit;
    }

    /** Looks for an engine anew, so that one started meanwhile is found. */
    @Override
    public State state() {
        return switch (finder.places()) {
            case EngineFinder.Places.NoSuchContext(String name) -> new State.NoSuchContext(name);
            case EngineFinder.Places.Candidates(List<EnginePlace> places) -> firstReady(places);
        };
    }

    private State firstReady(List<EnginePlace> places) {
        State best = new State.NotFound(places.stream().map(EnginePlace::address).toList());
        for (EnginePlace place : places) {
            Optional<URI> uri = place.uri();
            if (uri.isEmpty()) {
                best = new State.Unsupported(place.address());
            } else if (place.mayExist()) {
                DockerConnection candidate = new DockerConnection(place, uri.get());
                State state = candidate.state();
                if (state instanceof State.Ready ready) {
                    Found answering = new Found(candidate, ready);
                    use(answering);
                    return withBuilder(answering);
                }
                // the first engine that is there but does not serve says more than the ones that are not there
                best = best instanceof State.NotFound && !(state instanceof State.NotFound) ? state : best;
            }
        }
        use(null);
        return best;
    }

    private State withBuilder(Found engine) {
        return engine.hasItsOwnBuilder() ? engine.state() : new State.Ready(engine.state().host(),
                engine.state().version(), buildKit.get().map(BuildKit::builder).orElse(new Builder.Classic()));
    }

    private synchronized void use(Found engine) {
        found = engine;
    }

    private Found found() throws ProblemException {
        synchronized (this) {
            if (found != null) {
                return found;
            }
        }
        State state = state();
        synchronized (this) {
            if (found == null) {
                throw new ProblemException(state.problem().orElseThrow());
            }
            return found;
        }
    }

    @Override
    public void check(BuildRequest request) throws ProblemException {
        Dockerfile dockerfile = Dockerfile.in(request.folder());
        Optional<Dockerfile.Instruction> newer = BuildKitSyntax.in(dockerfile);
        if (newer.isPresent() && state() instanceof State.Ready(var _, var _, Builder.Classic _)) {
            throw new ProblemException(new ImageProblem.NeedsBuildKit(newer.get().line() + ": " + newer.get()));
        }
        if (dockerfile.stage(request.target()).isEmpty()) {
            throw new ProblemException(new ImageProblem.NoSuchStage(request.target()));
        }
    }

    @Override
    public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
        check(request);
        Found answering = found();
        DockerConnection engine = answering.connection();
        Optional<BuildKit> commandLine = answering.hasItsOwnBuilder() ? Optional.empty() : buildKit.get();
        BuildWatch watch = new BuildWatch(progress);
        try {
            if (commandLine.isPresent()) {
                new BuildKitBuild(commandLine.get(), request, progress, watch).run(engine.place());
            } else {
                new ClassicBuild(request, progress, watch).run(engine);
            }
        } catch (IOException e) {
            throw lost(engine, e);
        } finally {
            watch.close();
        }
        return inspect(request.reference())
                .orElseThrow(() -> new ProblemException(new ImageProblem.NotBuilt(request.reference())));
    }

    @Override
    public Optional<BuiltImage> inspect(String reference) throws ProblemException {
        DockerConnection engine = found().connection();
        try (DockerClient client = engine.open()) {
            return Optional.of(LocalImage.of(client.inspectImageCmd(reference).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw lost(engine, e);
        }
    }

    @Override
    public String push(ImageRef image, Login login, Progress progress) throws ProblemException {
        DockerConnection engine = found().connection();
        AuthConfig auth = new AuthConfig().withRegistryAddress(login.registry()).withUsername(login.user())
                .withPassword(login.password());
        try (DockerClient client = engine.open(); PushOutput output = new PushOutput(progress)) {
            client.pushImageCmd(image.registry() + "/" + image.repository()).withTag(image.tag()).withAuthConfig(auth)
                    .exec(output);
            // while the first layers are under way, so that it costs the push nothing
            progress.tell(new LayerNews.Sizes(LayerSizes.of(client, image.byTag())));
            output.await();
            if (!output.error().isEmpty()) {
                throw new ProblemException(EngineErrors.ofPush(output.error(), image));
            }
            if (output.digest().isEmpty()) {
                throw new ProblemException(new ImageProblem.PushFailed("no digest"));
            }
            return output.digest();
        } catch (DockerException e) {
            throw new ProblemException(EngineErrors.ofPush(e.getMessage(), image), e);
        } catch (IOException | RuntimeException e) {
            throw lost(engine, e);
        }
    }

    /** The engine went away, or said something nobody expected. */
    private ProblemException lost(DockerConnection engine, Exception e) {
        use(null);
        State state = engine.lost(e).orElse(new State.Unusable(engine.place().address(), e.toString()));
        return new ProblemException(state.problem().orElseThrow(), e);
    }
}
