package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.util.Optional;

/** Another engine with a fault of one's choice. */
final class ScriptedEngine implements ImageEngine {

    private final ImageEngine good;
    private Optional<Platform> builds = Optional.empty();
    private Optional<State> state = Optional.empty();
    private int refusals;
    private int pushes;
    private boolean isLost;
    private Runnable beforePush = () -> { };
    private Optional<ImageProblem> failure = Optional.empty();

    ScriptedEngine(ImageEngine good) {
        this.good = good;
    }

    /** Whatever is asked for: as a base image that is there for one platform alone makes Docker do. */
    ScriptedEngine buildingFor(Platform platform) {
        builds = Optional.of(platform);
        return this;
    }

    ScriptedEngine refusingLogins(int times) {
        refusals = times;
        return this;
    }

    ScriptedEngine in(State state) {
        this.state = Optional.of(state);
        return this;
    }

    /** From now on it does not say what it has. */
    ScriptedEngine losingTouch() {
        isLost = true;
        return this;
    }

    /** Whose pushes fail, after somebody else has done that. */
    ScriptedEngine failingAfter(Runnable action, ImageProblem problem) {
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
        return good.build(new BuildRequest(request.folder(), request.reference(), builds.orElse(request.platform()),
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
