package dev.slipway.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Progress;
import dev.slipway.ui.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveProgressTest {

    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final Background background = new Background(Runnable::run, screen::add);
    private final LiveProgress progress = new LiveProgress(background);
    private final List<List<Progress.News>> batches = new ArrayList<>();

    private record Word(String line) implements Progress.News {}

    @Test
    void newsThatNobodyKnowsAreLines() {
        work(work -> {
            work.said("one");
            work.tell(new Word("two"));
            work.tell(new Word(""));
        });
        show();
        assertEquals(List.of("one", "two"), progress.lines());
    }

    @Test
    void newsThatSomebodyKnowsAreToldTogetherAndAreNoLines() {
        listen();
        work(work -> {
            work.tell(new Word("one"));
            work.said("line");
            work.tell(new Word("two"));
        });
        show();
        assertEquals(List.of("line"), progress.lines());
        assertEquals(List.of(List.of(new Word("one"), new Word("two"))), batches);
    }

    @Test
    void aFloodIsShownInPiecesSoThatTheWindowCanBeDrawnInBetween() {
        listen();
        work(work -> IntStream.range(0, 10_000).forEach(i -> work.tell(new Word("" + i))));
        assertEquals(1, screen.size() - 1, "one batch at a time waits for the screen, and the end of the work");
        show();
        assertTrue(batches.size() > 3, () -> batches.size() + " batches");
        assertEquals(10_000, batches.stream().mapToInt(List::size).sum());
    }

    @Test
    void whatIsLeftAtTheEndIsShownAtOnce() {
        listen();
        work(work -> IntStream.range(0, 10_000).forEach(i -> work.tell(new Word("" + i))));
        progress.flush();
        assertEquals(10_000, batches.getFirst().size());
    }

    private void listen() {
        progress.onNews(new LiveProgress.Taker() {
            @Override
            public void restarted() {
                batches.clear();
            }

            @Override
            public void take(List<Progress.News> news) {
                batches.add(news);
            }
        });
    }

    private void work(Consumer<Progress> work) {
        background.start(stop -> {
            work.accept(progress.watching(stop));
            return true;
        }, _ -> { });
    }

    private void show() {
        while (!screen.isEmpty()) {
            screen.remove().run();
        }
    }
}
