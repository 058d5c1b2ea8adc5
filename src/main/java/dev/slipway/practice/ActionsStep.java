package dev.slipway.practice;

import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Status;
import dev.slipway.github.GitHub.Step;
import java.util.HashMap;
import java.util.Map;

/** One step of a practice job, and how far it is. */
final class ActionsStep {

    private final int number;
    private final String name;
    private final Map<String, Object> text;
    private final Map<String, String> outputs = new HashMap<>();
    private Status status = Status.QUEUED;
    private Conclusion conclusion = Conclusion.NONE;

    /** @param text as in the workflow file; empty for what the runner does by itself */
    ActionsStep(int number, String name, Map<String, Object> text) {
        this.number = number;
        this.name = name;
        this.text = text;
    }

    /** GitHub names a nameless step after what it runs. */
    static ActionsStep of(int number, Map<String, Object> text) {
        String name = ActionsFile.text(text.get("name"));
        String uses = ActionsFile.text(text.get("uses"));
        String run = ActionsFile.text(text.get("run")).lines().findFirst().orElse("");
        return new ActionsStep(number, name.isEmpty() ? "Run " + (uses.isEmpty() ? run : uses) : name, text);
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

    void begin() {
        status = Status.IN_PROGRESS;
    }

    void end(Conclusion conclusion) {
        this.status = Status.COMPLETED;
        this.conclusion = conclusion;
    }

    Step shown() {
        return new Step(number, name, status, conclusion);
    }
}
