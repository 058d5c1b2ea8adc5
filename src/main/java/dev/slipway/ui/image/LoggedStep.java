package dev.slipway.ui.image;

import dev.slipway.change.Note;
import dev.slipway.image.BuildNews.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One step of a build as the log holds it: its lines, how it stands, and which of its lines are to be seen. */
final class LoggedStep {

    private final int number;
    private final String name;
    private Instant began;
    private Optional<Outcome> outcome = Optional.empty();
    private Optional<Duration> took = Optional.empty();
    private Optional<Note> moved = Optional.empty();
    private final List<String> lines = new ArrayList<>();
    private int dropped;
    private boolean open = true;
    private boolean turned;
    private int version;
    private String wanted = "";
    private List<String> found = List.of();

    LoggedStep(int number, String name, Instant began) {
        this.number = number;
        this.name = name;
        this.began = began;
    }

    int number() {
        return number;
    }

    /** In the builder's words; empty for what belongs to no step. */
    String name() {
        return name;
    }

    /** Empty while it is at work. */
    Optional<Outcome> outcome() {
        return outcome;
    }

    boolean isAtWork() {
        return outcome.isEmpty() && !name.isEmpty();
    }

    /** Whether the build went no further than this. */
    boolean isBad() {
        return outcome.filter(how -> how == Outcome.FAILED || how == Outcome.STOPPED).isPresent();
    }

    /** How long it took, or has taken so far; empty for what was cached. */
    Optional<Duration> time(Instant now) {
        return outcome.isPresent() ? took : Optional.of(Duration.between(began, now));
    }

    /** How far what it fetches has come. */
    Optional<Note> moved() {
        return outcome.isPresent() ? Optional.empty() : moved;
    }

    /** How many of its first lines are not kept any more. */
    int dropped() {
        return dropped;
    }

    boolean isOpen() {
        return wanted.isEmpty() ? open : !found.isEmpty();
    }

    /** Changes whenever the head must be drawn anew. */
    int version() {
        return version;
    }

    int size() {
        return lines.size();
    }

    List<String> lines() {
        return lines;
    }

    void move(Note now) {
        moved = Optional.of(now);
        version++;
    }

    void touch() {
        version++;
    }

    void resume(Instant at) {
        began = at;
        outcome = Optional.empty();
        took = Optional.empty();
        version++;
    }

    /** What went well is folded, unless somebody has said otherwise. */
    void end(Outcome how, Optional<Duration> builderSays, Instant at) {
        outcome = Optional.of(how);
        took = how == Outcome.CACHED ? Optional.empty()
                : Optional.of(builderSays.orElseGet(() -> Duration.between(began, at)));
        open = turned ? open : name.isEmpty() || how == Outcome.FAILED || how == Outcome.STOPPED;
        version++;
    }

    void turn() {
        open = !open;
        turned = true;
        version++;
    }

    /** Adds lines; those among them that are to be seen come back. */
    List<String> add(List<String> more) {
        lines.addAll(more);
        version += lines.size() == more.size() ? 1 : 0;
        if (wanted.isEmpty()) {
            return open ? more : List.of();
        }
        List<String> hits = more.stream().filter(this::isWanted).toList();
        found.addAll(hits);
        return hits;
    }

    /** Lets go of the oldest lines. */
    void drop(int count) {
        lines.subList(0, count).clear();
        dropped += count;
        version++;
        find(wanted);
    }

    /** @param text in small letters; empty for all */
    void find(String text) {
        wanted = text;
        found = text.isEmpty() ? List.of() : new ArrayList<>(lines.stream().filter(this::isWanted).toList());
    }

    private boolean isWanted(String line) {
        return line.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Whether its head is to be seen. */
    boolean isShown() {
        return wanted.isEmpty() || !found.isEmpty() || isWanted(name);
    }

    /** The lines to be seen now. */
    List<String> shown() {
        return !wanted.isEmpty() ? found : open ? lines : List.of();
    }
}
