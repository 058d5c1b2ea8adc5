package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.rollout.RolloutProblem;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Background.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch as it goes on, or a moment of its past; and what is saved of either. */
class ShowingTest extends WatchScene {

    private static final Instant FIRST = Instant.parse("2026-11-23T09:00:00Z");

    private Watching watching;
    private Showing showing;

    @BeforeEach
    void watchWhileTwoEventsHappen() throws Exception {
        watching = new Watching(workspace, service);
        showing = new Showing(workspace, watching);
        onScreen(watching::start);
        await(() -> showing.timeline().get().latest().isPresent());
        passes(60);
        await(() -> events(showing.timeline().get()).size() == 2);
    }

    @AfterEach
    void stopWatching() throws Exception {
        onScreen(watching::stop);
        await(() -> !watching.running().get());
    }

    @Test
    void aMomentOfThePastStaysWhileTheWatchGoesOn() throws Exception {
        lookBack();
        Timeline then = showing.timeline().get();
        int recorded = showing.moments().get().size();

        passes(60);
        await(() -> showing.moments().get().size() > recorded);

        assertEquals(FIRST, showing.past().get().orElseThrow());
        assertEquals(0, events(then).size());
        assertSame(then, showing.timeline().get());
        assertEquals(1, showing.place().get());
    }

    @Test
    void theVerdictIsThatOfTheMoment() throws Exception {
        var now = showing.judgement().get();
        lookBack();

        assertFalse(showing.judgement().get().equals(now), now::toString);
        onScreen(showing::now);
        assertEquals(now, showing.judgement().get());
    }

    @Test
    void backToNowFollowsAgainAndTheLatestLookIsThePresent() throws Exception {
        lookBack();
        onScreen(showing::now);
        assertSame(watching.timeline().get(), showing.timeline().get());
        lookBack();
        onScreen(() -> showing.choose(showing.moments().get().size()));
        assertEquals(Optional.empty(), showing.past().get());

        passes(60);
        await(() -> showing.moments().get().getLast().equals(FIRST.plusSeconds(120)));

        onScreen(() -> {
            assertSame(watching.timeline().get(), showing.timeline().get());
            assertEquals(showing.moments().get().size(), showing.place().get());
        });
    }

    @Test
    void aWatchThatStopsAndBeginsAgainLeavesThePastInSight() throws Exception {
        lookBack();
        onScreen(watching::stop);
        await(() -> !watching.running().get());
        onScreen(watching::start);
        await(() -> watching.running().get());

        assertEquals(FIRST, showing.past().get().orElseThrow());
        onScreen(showing::now);
        await(() -> !showing.reading().get());
        assertEquals(FIRST, showing.moments().get().getFirst());
    }

    @Test
    void anotherServiceLeadsBackToNow() throws Exception {
        lookBack();
        onScreen(() -> service.set(Optional.of(new ServiceName("c", "other"))));
        await(() -> showing.timeline().get().latest().filter(look -> look.status().equals("MISSING")).isPresent()
                && !showing.moments().get().isEmpty());

        onScreen(() -> showing.choose(1));
        await(() -> !showing.reading().get());
        assertEquals(0, events(showing.timeline().get()).size());
    }

    @Test
    void aRecordingThatCannotBeReadIsSaidAndTheWatchStaysInSight() throws Exception {
        onScreen(watching::stop);
        await(() -> !watching.running().get());
        Files.writeString(watching.recorded().get().orElseThrow(), "no recording");
        onScreen(showing::open);
        await(() -> showing.problem().get().isPresent());

        assertTrue(showing.problem().get().filter(RolloutProblem.NoRecording.class::isInstance).isPresent());
        assertEquals(2, events(showing.timeline().get()).size());
        assertFalse(showing.reading().get());
    }

    @Test
    void whatIsShownIsSavedForHelpWithoutAccountIdsUnlessTheyAreAskedFor() throws Exception {
        HelpFile help = new HelpFile(workspace, service, showing);
        Path page = home.resolve(help.suggestedName());
        String event = watching.timeline().get().entries().getLast().toString();
        assertTrue(event.contains("web"), event);
        saved(help, page);
        assertTrue(Files.readString(page).contains("steady state"), Files.readString(page));
        lookBack();
        saved(help, page);
        assertFalse(Files.readString(page).contains("steady state"), "the moment that is shown");

        onScreen(() -> service.set(Optional.of(new ServiceName("c-123456789012", "web"))));
        await(() -> showing.timeline().get().latest().isPresent());
        saved(help, page);
        assertFalse(Files.readString(page).contains("123456789012"));
        onScreen(() -> help.save(page, true));
        await(() -> help.ended().get().isPresent());
        assertTrue(Files.readString(page).contains("123456789012"));
    }

    @Test
    void aPageThatCannotBeWrittenIsSaid() throws Exception {
        HelpFile help = new HelpFile(workspace, service, showing);
        onScreen(() -> help.save(home.resolve("no such folder").resolve("page.html"), false));
        await(() -> help.ended().get().isPresent());

        assertTrue(help.ended().get().orElseThrow() instanceof Ending.Trouble<Path>(var problem)
                && problem instanceof PipelineProblem.NoFolder);
        assertFalse(help.running().get());
    }

    private void saved(HelpFile help, Path page) throws Exception {
        onScreen(() -> help.save(page, false));
        await(() -> help.ended().get().isPresent());
        assertEquals(new Ending.Answer<>(page), help.ended().get().orElseThrow());
    }

    private void lookBack() throws Exception {
        onScreen(showing::open);
        await(() -> showing.moments().get().size() > 1);
        onScreen(() -> showing.choose(1));
        await(() -> showing.past().get().isPresent());
    }

    private void passes(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }
}
