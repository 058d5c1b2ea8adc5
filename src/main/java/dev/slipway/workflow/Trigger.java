package dev.slipway.workflow;

import dev.slipway.pipeline.FilterPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that starts a workflow.
 *
 * @param event {@code push}, {@code pull_request}, ...
 * @param ref   the full name of the branch, tag or pull request
 */
record Trigger(String event, String ref) {

    /** What a job's conditions may know before the run. */
    Map<String, String> contexts() {
        boolean isTag = ref.startsWith("refs/tags/");
        return Map.of("github.event_name", event, "github.ref", ref, "github.ref_type", isTag ? "tag" : "branch",
                "github.ref_name", ref.replaceFirst("^refs/(?:heads|tags|pull)/", ""),
                "always()", "true", "success()", "true", "failure()", "", "cancelled()", "");
    }

    /** How the token's {@code sub} ends. */
    String subjectSuffix() {
        return event.equals("pull_request") ? "pull_request" : "ref:" + ref.replace(":", "%3A");
    }

    /** @param branch the branch that is pushed to, and on which the workflow is started by hand or by the clock */
    static List<Trigger> of(YamlValue on, String branch) {
        List<Trigger> triggers = new ArrayList<>();
        for (YamlValue event : on.items()) {
            triggers.addAll(of(event.text(), event, branch));
        }
        on.entries().forEach((name, value) -> triggers.addAll(of(name, value, branch)));
        return triggers;
    }

    private static List<Trigger> of(String event, YamlValue value, String branch) {
        return switch (event) {
            case "push" -> ofPush(value, branch);
            case "pull_request" -> List.of(new Trigger(event, "refs/pull/1/merge"));
            // what other workflows call sends tokens in the name of the caller's trigger
            case "workflow_call" -> List.of();
            default -> List.of(new Trigger(event, "refs/heads/" + branch));
        };
    }

    private static List<Trigger> ofPush(YamlValue push, String branch) {
        List<Trigger> triggers = new ArrayList<>();
        List<String> branches = texts(push.get("branches"));
        List<String> ignored = texts(push.get("branches-ignore"));
        List<String> tags = texts(push.get("tags"));
        boolean anyBranch = branches.isEmpty() && tags.isEmpty();
        if (anyBranch && !FilterPattern.lets(branch, ignored) || FilterPattern.lets(branch, branches)) {
            triggers.add(new Trigger("push", "refs/heads/" + branch));
        }
        branches.stream().filter(FilterPattern::isPlain).filter(name -> !name.equals(branch))
                .forEach(name -> triggers.add(new Trigger("push", "refs/heads/" + name)));
        tags.forEach(tag -> triggers.add(new Trigger("push", "refs/tags/" + tag)));
        return triggers;
    }

    private static List<String> texts(YamlValue value) {
        return value.items().stream().map(YamlValue::text).toList();
    }
}
