package dev.slipway.practice;

import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Job;
import dev.slipway.github.GitHub.Status;
import dev.slipway.pipeline.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One job of a practice run: its steps, its machine, its outputs. */
final class ActionsJob {

    private final long id;
    private final String key;
    private final Map<String, Object> text;
    private final List<ActionsStep> steps = new ArrayList<>();
    private final Map<String, String> outputs = new HashMap<>();
    private Optional<ActionsMachine> machine = Optional.empty();
    private Optional<ActionsDeployment> deployment = Optional.empty();
    private Status status = Status.QUEUED;
    private Conclusion conclusion = Conclusion.NONE;
    private Instant ended = Instant.EPOCH;
    private Instant due = Instant.EPOCH;
    private int current;

    /** @param key the job's name in the workflow file */
    ActionsJob(long id, String key, Map<String, Object> text) {
        this.id = id;
        this.key = key;
        this.text = text;
    }

    long id() {
        return id;
    }

    String key() {
        return key;
    }

    Map<String, Object> text() {
        return text;
    }

    List<String> needs() {
        return ActionsFile.list(text.get("needs"));
    }

    Platform platform() {
        return ActionsFile.list(text.get("runs-on")).stream().anyMatch(label -> label.contains("arm"))
                ? Platform.ARM64 : Platform.X86_64;
    }

    /** A job's own permissions replace the workflow's altogether. */
    boolean mayAskForToken(Map<String, Object> workflow) {
        Object permissions = text.containsKey("permissions") ? text.get("permissions") : workflow.get("permissions");
        return "write-all".equals(permissions) || "write".equals(ActionsFile.map(permissions).get("id-token"));
    }

    List<ActionsStep> steps() {
        return steps;
    }

    Map<String, String> outputs() {
        return outputs;
    }

    ActionsMachine machine() {
        return machine.orElseThrow();
    }

    /** The deployment that the current step is waiting for. */
    Optional<ActionsDeployment> deployment() {
        return deployment;
    }

    void deploys(ActionsDeployment deployment) {
        this.deployment = Optional.of(deployment);
    }

    boolean isOver() {
        return status == Status.COMPLETED;
    }

    boolean isRunning() {
        return status == Status.IN_PROGRESS;
    }

    boolean hasFailed() {
        return steps.stream().anyMatch(ActionsStep::failed);
    }

    Conclusion conclusion() {
        return conclusion;
    }

    Instant ended() {
        return ended;
    }

    Instant due() {
        return due;
    }

    ActionsStep step() {
        return steps.get(current);
    }

    void begin(ActionsMachine machine) {
        this.machine = Optional.of(machine);
        this.status = Status.IN_PROGRESS;
        steps.add(new ActionsStep(1, "Set up job", Map.of()));
        ActionsFile.maps(text.get("steps")).forEach(step -> steps.add(ActionsStep.of(steps.size() + 1, step)));
        steps.add(new ActionsStep(steps.size() + 1, "Complete job", Map.of()));
    }

    void dueAt(Instant due) {
        this.due = due;
    }

    /** Goes to the next step; false when there is none. */
    boolean next() {
        current++;
        return current < steps.size();
    }

    void end(Conclusion conclusion, Instant at) {
        this.status = Status.COMPLETED;
        this.conclusion = conclusion;
        this.ended = at;
    }

    String log() {
        return machine.map(ActionsMachine::log).orElse("");
    }

    Job shown() {
        String name = ActionsFile.text(text.get("name"));
        return new Job(id, name.isEmpty() ? key : name, status, conclusion,
                steps.stream().map(ActionsStep::shown).toList());
    }
}
