package dev.slipway.practice;

import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Status;
import dev.slipway.github.GitHub.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One step of a practice job, and how far it is. */
final class ActionsStep {

    private final int number;
    private final String name;
    private final Map<String, Object> text;
    private final Map<String, String> outputs = new HashMap<>();
    private Status status = Status.QUEUED;
    private Conclusion conclusion = Conclusion.NONE;
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> completedAt = Optional.empty();

    /** @param text as in the workflow file; empty for what the runner does by itself */
    ActionsStep(int number, String name, Map<String, Object> text) {
        this.number = number;
        this.name = name;
        this.text = text;
    }

    /** GitHub names a nameless step after what it runs. */
    static ActionsStep of(int number, Map<String, Object> text) {
        String name = ActionsFile.text(text.get("name"));
        return new ActionsStep(number, name.isEmpty() ? opening(text) : name, text);
    }

    Map<String, Object> text() {
        return text;
    }

    String name() {
        return name;
    }

    String id() {
        return ActionsFile.text(text.get("id"));
    }

    /** {@code owner/name} without its version, empty for a script. */
    String action() {
        return ActionsFile.text(text.get("uses")).split("@", 2)[0];
    }

    Map<String, String> outputs() {
        return outputs;
    }

    Conclusion conclusion() {
        return conclusion;
    }

    boolean failed() {
        return conclusion == Conclusion.FAILURE;
    }

    /** What the log says of it first: not its name, but what it runs. */
    String opening() {
        return opening(text);
    }

    private static String opening(Map<String, Object> text) {
        String script = ActionsFile.text(text.get("run")).lines().findFirst().orElse("");
        return "Run " + (script.isEmpty() ? ActionsFile.text(text.get("uses")) : script);
    }

    Instant startedAt() {
        return startedAt.orElseThrow();
    }

    void begin(Instant at) {
        status = Status.IN_PROGRESS;
        startedAt = Optional.of(at);
    }

    void end(Conclusion conclusion, Instant at) {
        this.status = Status.COMPLETED;
        this.conclusion = conclusion;
        startedAt = startedAt.or(() -> Optional.of(at));
        completedAt = Optional.of(at);
    }

    /** GitHub tells times in whole seconds. */
    Step shown() {
        return new Step(number, name, status, conclusion, startedAt.map(ActionsStep::whole),
                completedAt.map(ActionsStep::whole));
    }

    private static Instant whole(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
