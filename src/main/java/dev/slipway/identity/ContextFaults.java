package dev.slipway.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wrong with the part of a {@code sub} that says from where in the repository a token may come: a branch, a
 * tag, an environment or a pull request.
 *
 * @param unmet what the policy as a whole does not let in yet
 */
record ContextFaults(TrustTarget target, List<String> unmet) {

    private static final String HEADS = "ref:refs/heads/";
    private static final String TAGS = "ref:refs/tags/";
    private static final String ENVIRONMENT = "environment:";
    private static final String PULL_REQUEST = "pull_request";

    /** Other ways to write one, and what each is. */
    private record Writing(Pattern pattern, TrustFault fault) {

        private static Writing of(String pattern, TrustFault fault) {
            return new Writing(Pattern.compile(pattern), fault);
        }
    }

    private static final List<Writing> WRITINGS = List.of(
            Writing.of("", TrustFault.NO_CONTEXT),
            Writing.of("ref:refs/.+:environment:.*|environment:.+:ref:refs/.*", TrustFault.REF_AND_ENVIRONMENT),
            Writing.of("(?:ref:refs/(?:heads|tags)/|environment:).*(?::|%3a).*", TrustFault.COLON),
            Writing.of("(?:(?:ref|event|event_name):)?(?i:pull[-_ ]?requests?|pr|refs/pull/.*)",
                    TrustFault.PULL_REQUEST_WORD),
            Writing.of("(?i:environment:.+|ref:refs/(?:heads|tags)/.+)", TrustFault.CONTEXT_CASE),
            Writing.of("(?i:env(?:ironments?)?[:/].*)", TrustFault.ENVIRONMENT_WORD),
            Writing.of("(?i:(?:branch(?:es)?|heads?):.*)", TrustFault.BRANCH_WORD),
            Writing.of("(?i:(?:ref:)?tags?:.*)", TrustFault.TAG_WORD),
            Writing.of("refs/(?:heads|tags)/.*", TrustFault.NO_REF_WORD),
            Writing.of("ref:refs?/.*", TrustFault.REF_MISSPELT),
            Writing.of("ref:.*|[\\w./-]+", TrustFault.SHORT_REF));

    /** Empty for one that is right, or of which the policy has no need. */
    Optional<TrustFault> of(String context, boolean wildcards) {
        if (wildcards && (context.contains("*") || context.contains("?"))) {
            return Optional.of(open(context));
        }
        if (context.equals(PULL_REQUEST)) {
            return Optional.of(unmet.isEmpty() ? TrustFault.PULL_REQUEST_TOO : TrustFault.PULL_REQUEST_ONLY);
        }
        boolean isWritten = (context.startsWith(HEADS) || context.startsWith(TAGS) || context.startsWith(ENVIRONMENT))
                && !context.substring(context.indexOf(':') + 1).contains(":") && !context.contains("%3a")
                && !context.endsWith(":") && !context.endsWith("/");
        if (!isWritten) {
            return Optional.of(WRITINGS.stream().filter(writing -> writing.pattern().matcher(context).matches())
                    .map(Writing::fault).findFirst().orElse(TrustFault.UNKNOWN_CONTEXT));
        }
        return unmet.isEmpty() ? Optional.empty() : Optional.of(other(context));
    }

    private static TrustFault open(String context) {
        if (context.startsWith(ENVIRONMENT)) {
            return TrustFault.ANY_ENVIRONMENT;
        }
        if (context.matches("ref:refs/(?:heads|tags)/[^*?].*")) {
            return TrustFault.SOME_REFS;
        }
        return context.startsWith("ref:") ? TrustFault.ANY_REF : TrustFault.ANY_CONTEXT;
    }

    /** It is well written, and something else is wanted. */
    private TrustFault other(String context) {
        List<String> wanted = unmet.stream().map(TrustTarget::context).toList();
        if (wanted.stream().anyMatch(context::equalsIgnoreCase)) {
            return TrustFault.CONTEXT_CASE;
        }
        boolean isEnvironment = context.startsWith(ENVIRONMENT);
        if (wanted.stream().allMatch(it -> it.startsWith(ENVIRONMENT))) {
            return isEnvironment ? TrustFault.OTHER_ENVIRONMENT : TrustFault.ENVIRONMENT_WANTED;
        }
        if (isEnvironment) {
            return TrustFault.NO_ENVIRONMENT;
        }
        boolean isTag = context.startsWith(TAGS);
        boolean tagIsWanted = wanted.stream().anyMatch(it -> it.startsWith(TAGS));
        boolean branchIsWanted = wanted.stream().anyMatch(it -> it.startsWith(HEADS));
        return isTag && !tagIsWanted ? TrustFault.TAG_FOR_BRANCH
                : !isTag && !branchIsWanted ? TrustFault.BRANCH_FOR_TAG : TrustFault.OTHER_BRANCH;
    }
}
