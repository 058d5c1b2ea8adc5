package dev.slipway.image;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.pipeline.ImageRef;
import java.util.Optional;

/** An engine with BuildKit that has no image, and whose builds and pushes end as if they had been cancelled. */
public class IdleEngine implements ImageEngine {

    @Override
    public State state() {
        return new State.Ready("unix:///var/run/docker.sock", "28.0.1", new Builder.Buildx("v0.21.1"));
    }

    @Override
    public void check(BuildRequest request) {}

    @Override
    public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
        throw new ProblemException(new ChangeProblem.Cancelled());
    }

    @Override
    public Optional<BuiltImage> inspect(String reference) {
        return Optional.empty();
    }

    @Override
    public String push(ImageRef image, Login login, Progress progress) throws ProblemException {
        throw new ProblemException(new ChangeProblem.Cancelled());
    }
}
