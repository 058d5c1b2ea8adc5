package dev.slipway.workflow;

import dev.slipway.pipeline.FilterPattern;
import dev.slipway.pipeline.TokenSubjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that starts a workflow.
 *
 * @param event {@code push}, {@code pull_request}, ...
 * @param ref   the full name of the branch, tag or pull request; it ends in {@code *} where a filter leaves it open
 */
record Trigger(String event, String ref) {

    /** Runs in the name of the branch, though it is started by a proposal. */
    private static final String TARGET = "pull_request_target";
    private static final Pattern SPECIAL = Pattern.compile("[*?+\\[\\]\\\\]");

    /** What a job's conditions may know before the run. */
    Map<String, String> contexts() {
        boolean isTag = ref.startsWith("refs/tags/");
        return Map.of("github.event_name", event, "github.ref", ref, "github.ref_type", isTag ? "tag" : "branch",
                "github.ref_name", ref.replaceFirst("^refs/(?:heads|tags|pull)/", ""),
                "always()", "true", "success()", "true", "failure()", "", "cancelled()", "");
    }

    /** How the token's {@code sub} ends. */
    String subjectSuffix() {
        boolean isProposed = event.startsWith("pull_request") && !event.equals(TARGET);
        return isProposed ? "pull_request" : "ref:" + TokenSubjects.escaped(ref);
    }

    /**
     * @param branch        the branch that is pushed to, and on which the workflow is started by hand
     * @param defaultBranch the branch on which GitHub starts it by the clock and for most other events
     */
    static List<Trigger> of(YamlValue on, String branch, String defaultBranch) {
        List<Trigger> triggers = new ArrayList<>();
        for (YamlValue event : on.items()) {
            triggers.addAll(of(event.text(), event, branch, defaultBranch));
        }
        on.entries().forEach((name, value) -> triggers.addAll(of(name, value, branch, defaultBranch)));
        return triggers;
    }

    private static List<Trigger> of(String event, YamlValue value, String branch, String defaultBranch) {
        return switch (event) {
            case "push" -> ofPush(value, branch);
            case "pull_request", "pull_request_review", "pull_request_review_comment" ->
                    List.of(new Trigger(event, "refs/pull/1/merge"));
            // what other workflows call sends tokens in the name of the caller's trigger
            case "workflow_call" -> List.of();
            case "workflow_dispatch" -> List.of(new Trigger(event, "refs/heads/" + branch));
            case "release" -> List.of(new Trigger(event, "refs/tags/*"));
            default -> List.of(new Trigger(event, "refs/heads/" + defaultBranch));
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
        branches.stream().filter(name -> !name.equals(branch) && !name.startsWith("!"))
                .forEach(name -> triggers.add(new Trigger("push", "refs/heads/" + open(name))));
        tags.stream().filter(name -> !name.startsWith("!"))
                .forEach(tag -> triggers.add(new Trigger("push", "refs/tags/" + open(tag))));
        return triggers.stream().distinct().toList();
    }

    /** Of a filter, what surely stands at the beginning, and then anything: IAM has no other pattern that means it. */
    private static String open(String filter) {
        Matcher special = SPECIAL.matcher(filter);
        if (!special.find()) {
            return filter;
        }
        // a question mark or a plus sign speaks of the character before it
        boolean isOfOneBefore = "?+".indexOf(filter.charAt(special.start())) >= 0;
        return filter.substring(0, Math.max(0, special.start() - (isOfOneBefore ? 1 : 0))) + "*";
    }

    private static List<String> texts(YamlValue value) {
        return value.items().stream().map(YamlValue::text).toList();
    }
}
