package dev.slipway.workflow;

import dev.slipway.pipeline.Expression;
import dev.slipway.pipeline.Expression.Truth;
import dev.slipway.pipeline.FilterPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions that nothing which starts the workflow can meet, and those that let a failed test deploy. */
final class ConditionChecks {

    private static final Pattern SHORT_REF = Pattern.compile("\\bgithub\\.ref\\s*==\\s*'(?!refs/)[^']+'");

    private final Workflow workflow;
    private final Findings findings;

    ConditionChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        List<Map<String, String>> starts = starts(workflow.root().get("on"));
        for (Workflow.Job job : workflow.jobs()) {
            boolean isDead = never(job.value().get("if"), starts);
            if (!isDead) {
                List<Map<String, String>> reaching = starts.stream().filter(start ->
                        Expression.truth(job.value().get("if").text(), start::get) != Truth.NO).toList();
                job.steps().forEach(step -> never(step.value().get("if"), reaching));
            }
            deploysAnyway(job);
        }
    }

    private boolean never(YamlValue condition, List<Map<String, String>> starts) {
        String text = condition.text();
        boolean isMeant = !text.contains("github.") || condition.isTagged();
        if (isMeant) {
            return false;
        }
        Matcher ref = SHORT_REF.matcher(text);
        if (ref.find()) {
            Word word = new Word("github.ref", condition.place(ref.start()));
            findings.add(Rule.NEVER, word.offset(), findings.replacing(word, "github.ref_name"), text);
            return true;
        }
        boolean isNever = !starts.isEmpty()
                && starts.stream().allMatch(start -> Expression.truth(text, start::get) == Truth.NO);
        if (isNever) {
            findings.add(Rule.NEVER, condition.offset(), text.strip());
        }
        return isNever;
    }

    private void deploysAnyway(Workflow.Job job) {
        YamlValue condition = job.value().get("if");
        if (job.needs().isEmpty() || !Deployment.isIn(job) || condition.text().isEmpty()) {
            return;
        }
        Map<String, String> failed = new HashMap<>(Map.of("always()", "true", "success()", "", "failure()", "true",
                "cancelled()", "", "github.event_name", "push"));
        Map<String, String> went = new HashMap<>(Map.of("always()", "true", "success()", "true", "failure()", "",
                "cancelled()", "", "github.event_name", "push"));
        job.needs().forEach(need -> failed.put("needs." + need.text() + ".result", "failure"));
        job.needs().forEach(need -> went.put("needs." + need.text() + ".result", "success"));
        // what runs after a failure only is there to clean up behind it
        if (condition.text().contains("()") && Expression.truth(condition.text(), failed::get) == Truth.YES
                && Expression.truth(condition.text(), went::get) != Truth.NO) {
            findings.add(Rule.DEPLOYS_ANYWAY, condition.offset(), job.name());
        }
    }

    /** What conditions know for each thing that starts the workflow; what is missing is not known. */
    private static List<Map<String, String>> starts(YamlValue on) {
        List<Map<String, String>> starts = new ArrayList<>();
        on.items().forEach(event -> starts.addAll(starts(event.text(), event)));
        on.entries().forEach((name, value) -> starts.addAll(starts(name, value)));
        return starts;
    }

    private static List<Map<String, String>> starts(String event, YamlValue value) {
        return switch (event) {
            case "push" -> ofPush(value);
            // one that was merged runs in the name of the branch it was merged into
            case "pull_request" -> value.get("types").items().stream().anyMatch(type -> type.text().equals("closed"))
                    ? List.of(Map.of("github.event_name", event))
                    : List.of(new Trigger(event, "refs/pull/1/merge").contexts());
            // in the name of the caller's
            case "workflow_call" -> List.of(Map.of());
            default -> List.of(Map.of("github.event_name", event));
        };
    }

    private static List<Map<String, String>> ofPush(YamlValue push) {
        List<YamlValue> branches = push.get("branches").items();
        List<YamlValue> tags = push.get("tags").items();
        List<Map<String, String>> starts = new ArrayList<>();
        for (YamlValue branch : branches) {
            starts.add(FilterPattern.isPlain(branch.text())
                    ? new Trigger("push", "refs/heads/" + branch.text()).contexts()
                    : Map.of("github.event_name", "push", "github.ref_type", "branch"));
        }
        if (!tags.isEmpty() || push.get("tags-ignore").isThere()) {
            starts.add(Map.of("github.event_name", "push", "github.ref_type", "tag"));
        }
        return starts.isEmpty() || push.get("branches-ignore").isThere()
                ? List.of(Map.of("github.event_name", "push")) : starts;
    }
}
