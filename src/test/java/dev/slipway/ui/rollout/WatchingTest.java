package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.rollout.Entry;
import dev.slipway.rollout.Replay;
import dev.slipway.rollout.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
}
