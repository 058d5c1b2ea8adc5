package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.util.Optional;

/** Another engine with a fault of one's choice. */
public final class ScriptedEngine implements ImageEngine {

    private final ImageEngine good;
    private Optional<Platform> builds = Optional.empty();
    private Optional<State> state = Optional.empty();
    private int refusals;
    private int pushes;
    private boolean isLost;
    private boolean heals;
    private Runnable beforePush = () -> { };
    private Optional<ImageProblem> failure = Optional.empty();

    public ScriptedEngine(ImageEngine good) {
        this.good = good;
    }

    /** Whatever is asked for: as a base image that is there for one platform alone makes Docker do. */
    public ScriptedEngine buildingFor(Platform platform) {
        builds = Optional.of(platform);
        return this;
    }

    /** As asked for once base images are fetched anew. */
    public ScriptedEngine unlessItPulls() {
        heals = true;
        return this;
    }

    public ScriptedEngine refusingLogins(int times) {
        refusals = times;
        return this;
    }

    public ScriptedEngine in(State state) {
        this.state = Optional.of(state);
        return this;
    }

    /** From now on it does not say what it has. */
    public ScriptedEngine losingTouch() {
        isLost = true;
        return this;
    }

    /** Whose pushes fail, after somebody else has done that. */
    public ScriptedEngine failingAfter(Runnable action, ImageProblem problem) {
        beforePush = action;
        failure = Optional.of(problem);
        return this;
    }

    int pushes() {
        return pushes;
    }

    @Override
    public State state() {
        return state.orElseGet(good::state);
    }

    @Override
    public void check(BuildRequest request) throws ProblemException {
        good.check(request);
    }

    @Override
    public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
        Platform platform = heals && request.pulls() ? request.platform() : builds.orElse(request.platform());
        return good.build(new BuildRequest(request.folder(), request.reference(), platform,
                request.target(), request.arguments()), progress);
    }

    @Override
    public Optional<BuiltImage> inspect(String reference) throws ProblemException {
        if (isLost) {
            throw new ProblemException(new ImageProblem.EngineFailed("practice", "connection lost"));
        }
        return good.inspect(reference);
    }

    @Override
    public String push(ImageRef image, Login login, Progress progress) throws ProblemException {
        pushes++;
        beforePush.run();
        if (failure.isPresent()) {
            throw new ProblemException(failure.get());
        }
        if (pushes <= refusals) {
            throw new ProblemException(new ImageProblem.LoginRefused(image.registry()));
        }
        return good.push(image, login, progress);
    }
}
