package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.Applying;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.rollout.Entry;
import dev.slipway.rollout.Followed;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.Redeploy;
import dev.slipway.rollout.RedeployRequest;
import dev.slipway.rollout.Replay;
import dev.slipway.rollout.ServiceName;
import dev.slipway.ui.change.StepState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WatchingTest extends WatchScene {

    @Test
    void whatOneProgramHasSeenTheNextOneGoesOnWith() throws Exception {
        Watching first = new Watching(workspace, service);
        onScreen(first::start);
        await(() -> events(first.timeline().get()).size() == 0 && first.recorded().get().isPresent()
                && first.timeline().get().latest().isPresent());
        clock.advance(Duration.ofSeconds(60));
        await(() -> events(first.timeline().get()).size() == 2);
        onScreen(first::stop);
        await(() -> !first.running().get());
        List<Entry> seen = first.timeline().get().entries();

        Watching second = new Watching(workspace, service);
        onScreen(second::start);
        await(() -> second.timeline().get().latest().isPresent());

        assertEquals(seen, second.timeline().get().entries());
        assertEquals(first.recorded().get(), second.recorded().get());
        onScreen(second::stop);
        await(() -> !second.running().get());
        assertEquals(seen, Replay.read(second.recorded().get().orElseThrow()).whole().entries());
    }

    @Test
    void stoppingAndStartingAgainDoublesNothing() throws Exception {
        Watching watching = new Watching(workspace, service);
        clock.advance(Duration.ofSeconds(60));
        for (int i = 0; i < 3; i++) {
            onScreen(watching::start);
            await(() -> watching.timeline().get().latest().isPresent());
            onScreen(watching::stop);
            await(() -> !watching.running().get());
        }

        assertEquals(2, events(watching.timeline().get()).size());
    }

    @Test
    void aWatchThatCannotBeRecordedGoesOnAndSaysSo() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        workspace.enter(world(file));
        Watching watching = new Watching(workspace, service);
        onScreen(watching::start);
        await(() -> watching.timeline().get().latest().isPresent());

        assertTrue(watching.unrecorded().get().filter(PipelineProblem.Unwritable.class::isInstance).isPresent());
        onScreen(watching::stop);
        await(() -> !watching.running().get());
    }

    @Test
    void theDeploymentThatWasStartedIsFollowedByItsOwnIdAndIsSaidToBeReplaced() throws Exception {
        Watching watching = new Watching(workspace, service);
        onScreen(watching::start);
        await(() -> watching.judgement().get().isPresent());
        StepState.Checked<RedeployRequest> done = redeployed();
        String ours = started(done).deployment();
        onScreen(() -> watching.follow(done));
        clock.advance(Duration.ofSeconds(3));
        await(() -> watching.timeline().get().deployments().stream().anyMatch(row -> row.id().equals(ours)));

        String other = started(redeployed()).deployment();
        clock.advance(Duration.ofSeconds(3));
        await(() -> watching.judgement().get().filter(Judgement.Replaced.class::isInstance).isPresent());
        assertEquals(other, ((Judgement.Replaced) watching.judgement().get().orElseThrow()).byDeployment());

        onScreen(watching::followNewest);
        clock.advance(Duration.ofSeconds(60));
        await(() -> watching.judgement().get().equals(Optional.of(new Judgement.Succeeded(other, "web:1"))));
        onScreen(watching::stop);
        await(() -> !watching.running().get());
    }

    @Test
    void oneThatWasReplacedBeforeAnyLookIsNotTakenForTheNewest() throws Exception {
        Watching watching = new Watching(workspace, service);
        StepState.Checked<RedeployRequest> done = redeployed();
        String other = started(redeployed()).deployment();
        clock.advance(Duration.ofMinutes(5));
        onScreen(() -> watching.follow(done));
        await(() -> watching.judgement().get().isPresent());

        assertEquals(Optional.of(new Judgement.Replaced(other, "web:1")), watching.judgement().get());
        onScreen(watching::stop);
        await(() -> !watching.running().get());
    }

    @Test
    void theNextProgramJudgesTheDeploymentThatTheLastOneFollowedUntilSomebodyWantsTheNewest() throws Exception {
        StepState.Checked<RedeployRequest> done = redeployed();
        assertEquals(Judgement.Progressing.class, lookOnce(watching -> watching.follow(done)).getClass());
        String other = started(redeployed()).deployment();
        clock.advance(Duration.ofMinutes(5));

        assertEquals(new Judgement.Replaced(other, "web:1"), lookOnce(Watching::start));
        assertEquals(new Judgement.Succeeded(other, "web:1"), lookOnce(Watching::followNewest));
        assertEquals(new Judgement.Succeeded(other, "web:1"), lookOnce(Watching::start));
    }

    @Test
    void aDeploymentThatHasSucceededAndOneOfAServiceThatIsGoneAreNotFollowedByTheNextProgram() throws Exception {
        StepState.Checked<RedeployRequest> done = redeployed();
        clock.advance(Duration.ofMinutes(5));
        assertEquals(Judgement.Succeeded.class, lookOnce(watching -> watching.follow(done)).getClass());
        StepState.Checked<RedeployRequest> next = redeployed();
        assertEquals(Judgement.Progressing.class, lookOnce(Watching::start).getClass());

        assertEquals(Judgement.Progressing.class, lookOnce(watching -> watching.follow(next)).getClass());
        account.ecs().deleteService(r -> r.cluster("c").service("web").force(true));
        clock.advance(Duration.ofMinutes(10));
        makeService();
        clock.advance(Duration.ofMinutes(5));
        assertEquals(Judgement.Succeeded.class, lookOnce(Watching::start).getClass());
    }

    /** A program that looks once and ends. */
    private Judgement lookOnce(Consumer<Watching> begin) throws Exception {
        clock.advance(Duration.ofSeconds(1));
        Watching watching = new Watching(workspace, service);
        onScreen(() -> begin.accept(watching));
        await(() -> watching.judgement().get().isPresent());
        onScreen(watching::stop);
        await(() -> !watching.running().get());
        return watching.judgement().get().orElseThrow();
    }

    private StepState.Checked<RedeployRequest> redeployed() throws Exception {
        Redeploy redeploy = new Redeploy(account);
        var plan = redeploy.plan(new RedeployRequest(service.get().orElseThrow()));
        return new StepState.Checked<>(plan, new Applying(home).apply(redeploy, plan), redeploy.verify(plan));
    }

    private Followed started(StepState.Checked<?> done) {
        return Started.of(done, clock.instant()).orElseThrow();
    }

    @Test
    void anotherServiceBeginsAnew() throws Exception {
        Watching watching = new Watching(workspace, service);
        clock.advance(Duration.ofSeconds(60));
        onScreen(watching::start);
        await(() -> events(watching.timeline().get()).size() == 2);
        onScreen(() -> service.set(Optional.of(new ServiceName("c", "other"))));
        await(() -> watching.timeline().get().latest().filter(look -> look.status().equals("MISSING")).isPresent());

        assertEquals(List.of(), events(watching.timeline().get()));
        onScreen(watching::stop);
        await(() -> !watching.running().get());
        assertEquals(2, workspace.world().get().records().recordings().files().size());
    }

    @Test
    void aServiceMadeAnewIsRecordedInAFileOfItsOwnAndAnotherServiceIsNotYet() throws Exception {
        Watching watching = new Watching(workspace, service);
        onScreen(watching::start);
        await(() -> watching.recorded().get().isPresent() && watching.timeline().get().latest().isPresent());
        Optional<Path> first = watching.recorded().get();
        account.ecs().deleteService(r -> r.cluster("c").service("web").force(true));
        clock.advance(Duration.ofMinutes(10));
        makeService();
        await(() -> watching.recorded().get().filter(file -> !file.equals(first.get())).isPresent());

        onScreen(watching::stop);
        await(() -> !watching.running().get());
        onScreen(() -> service.set(Optional.of(new ServiceName("c", "other"))));
        assertEquals(Optional.empty(), watching.recorded().get());
    }
}
