package dev.slipway.ui.identity;

import dev.slipway.change.Note;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.JobStart.Why;

/** What starts a job, in words. */
public final class StartWords {

    private StartWords() {}

    /** Job and trigger; for what others could start, what that is. */
    public static Note of(JobStart start) {
        if (start.job().isEmpty()) {
            return Note.info("trust.other." + other(start), name(start));
        }
        Note event = switch (start.event()) {
            case "push" -> Note.info(start.ref().startsWith("refs/tags/") ? "trust.event.tag" : "trust.event.push",
                    name(start));
            case "pull_request", "pull_request_target", "workflow_dispatch", "schedule" ->
                    Note.info("trust.event." + start.event(), name(start));
            default -> Note.info("trust.event.other", start.event(), name(start));
        };
        return Note.info("trust.guest", start.job(), event);
    }

    /** Who could be let in, as a tick says it. */
    static Note choice(JobStart start) {
        String context = start.context();
        if (context.startsWith("environment:")) {
            return Note.info("trust.choice.environment",
                    context.substring("environment:".length()).replace("%3A", ":"));
        }
        return context.equals("pull_request") ? Note.info("trust.choice.pull_request")
                : Note.info(start.ref().startsWith("refs/tags/") ? "trust.choice.tag" : "trust.choice.branch",
                name(start));
    }

    /** Why it sends no token. */
    public static Note why(Why why) {
        return Note.info("trust.silent." + why);
    }

    private static String other(JobStart start) {
        if (start.claims().isEmpty()) {
            return "FORK";
        }
        if (start.context().startsWith("environment:")) {
            return "ENVIRONMENT";
        }
        return start.isPullRequest() ? "PULL_REQUEST" : start.ref().startsWith("refs/tags/") ? "TAG" : "BRANCH";
    }

    private static String name(JobStart start) {
        return start.ref().replaceFirst("^refs/(?:heads|tags|pull)/", "");
    }
}
