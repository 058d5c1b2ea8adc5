package dev.slipway.image;

import dev.slipway.change.Progress;
import dev.slipway.image.BuildNews.Began;
import dev.slipway.image.BuildNews.Ended;
import dev.slipway.image.BuildNews.Moved;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.image.BuildNews.Said;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes a build's news on to the progress, and remembers what a failure has to be told with. */
final class BuildWatch implements Consumer<BuildNews> {

    private static final int LAST_LINES = 12;

    private final Progress progress;
    private final Map<String, Step> running = new LinkedHashMap<>();
    private final Deque<String> ownWords = new ArrayDeque<>();
    private Step last = new Step("", new ArrayDeque<>());
    private Optional<Failed> failed = Optional.empty();
    private boolean wrongProcessor;

    private record Step(String name, Deque<String> lines) {}

    /** The step that failed first: its name, the builder's reason, and the last lines it said. */
    record Failed(String step, String reason, List<String> lines) {}

    BuildWatch(Progress progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void accept(BuildNews news) {
        switch (news) {
            case Began(String step, String name) -> {
                last = new Step(name, new ArrayDeque<>());
                running.put(step, last);
            }
            case Said(String step, String text) -> {
                wrongProcessor |= text.contains("exec format error");
                keep(step.isEmpty() ? ownWords : linesOf(step), text);
            }
            case Ended(String step, Outcome outcome, var _, String reason) -> {
                Step ended = running.remove(step);
                if (outcome == Outcome.FAILED && failed.isEmpty() && ended != null) {
                    failed = Optional.of(new Failed(ended.name, reason, List.copyOf(ended.lines)));
                }
            }
            case Moved _ -> { }
        }
        progress.tell(news);
    }

    /** Nothing goes on any more: what was still at work was stopped. */
    synchronized void close() {
        List.copyOf(running.keySet()).forEach(step ->
                accept(new Ended(step, Outcome.STOPPED, Optional.empty(), "")));
    }

    private Deque<String> linesOf(String step) {
        Step at = running.get(step);
        return at == null ? ownWords : at.lines;
    }

    private static void keep(Deque<String> lines, String text) {
        lines.addLast(text);
        if (lines.size() > LAST_LINES) {
            lines.removeFirst();
        }
    }

    /** The step that failed; else the one begun last, with what is known of it. */
    synchronized Failed failed() {
        return failed.orElseGet(() -> new Failed(last.name, "", List.copyOf(last.lines)));
    }

    /** What the builder said of no step, the last lines of it. */
    synchronized List<String> ownWords() {
        return List.copyOf(ownWords);
    }

    /** Whether a program in the image was made for another processor than the engine can run. */
    synchronized boolean sawWrongProcessor() {
        return wrongProcessor || failed.isPresent() && failed.get().reason.contains("exec format error");
    }
}
