package dev.slipway;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.BuildNews;
import dev.slipway.image.IdleEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Builds until it is stopped, and takes its time for that. */
final class HeldEngine extends IdleEngine {

    private final CountDownLatch released;
    private final List<BuildNews> more;

    /**
     * One that goes on until then.
     *
     * @param released lets it go unstopped, so that it outlives no test
     * @param more     what its first step says
     */
    HeldEngine(CountDownLatch released, List<BuildNews> more) {
        this.released = released;
        this.more = more;
    }

    @Override
    public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
        progress.tell(new BuildNews.Began("1", "[internal] load build definition from Dockerfile"));
        more.forEach(progress::tell);
        progress.tell(new BuildNews.Ended("1", BuildNews.Outcome.DONE, Optional.empty(), ""));
        progress.tell(new BuildNews.Began("2", "[build 1/4] FROM docker.io/library/eclipse-temurin:25-jdk-alpine"));
        progress.tell(new BuildNews.Moved("2", "sha256:x", 12_400_000, 159_000_000));
        progress.tell(new BuildNews.Began("3", "[build 2/4] WORKDIR /src"));
        progress.tell(new BuildNews.Ended("3", BuildNews.Outcome.CACHED, Optional.empty(), ""));
        progress.tell(new BuildNews.Began("4", "[build 4/4] RUN [\"javac\", \"-d\", \"/classes\", \"Hello.java\"]"));
        progress.tell(new BuildNews.Said("4", "Note: Hello.java uses or overrides a deprecated API."));
        progress.tell(new BuildNews.Said("4", "Note: Recompile with -Xlint:deprecation for details. "
                + "This line is longer than the window is wide, so that it is cut at its end and told whole by a tooltip."));
        CountDownLatch stopped = new CountDownLatch(1);
        progress.whenCancelled(stopped::countDown);
        await(stopped);
        List.of("2", "4").forEach(step ->
                progress.tell(new BuildNews.Ended(step, BuildNews.Outcome.STOPPED, Optional.empty(), "")));
        throw new ProblemException(new ChangeProblem.Cancelled());
    }

    private void await(CountDownLatch stopped) {
        try {
            while (!stopped.await(20, TimeUnit.MILLISECONDS) && released.getCount() > 0) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
