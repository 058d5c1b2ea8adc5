package dev.slipway.cloud;

import dev.slipway.cloud.AwsProblem.Limit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * AWS's sentence of refusal, read: {@code User: ARN is not authorized to perform: ecs:CreateCluster on resource: ARN
 * because no identity-based policy allows the ecs:CreateCluster action}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">IAM: access denied messages</a>
 */
record Denial(String principal, String action, String resource, String because) {

    private static final String PHRASE = "not authorized to perform";
    private static final Pattern PRINCIPAL = Pattern.compile("User: (\\S+)\\s+is not authorized");
    private static final Pattern ACTION = Pattern.compile("perform:? ([a-z0-9-]+:[A-Za-z0-9*]+)");
    private static final Pattern RESOURCE = Pattern.compile("on (?:the )?resource:? (\\S+)");
    private static final Pattern BECAUSE = Pattern.compile(
            "((?:because no|with an explicit deny) .*?)(?:\\.? Encoded authorization failure message.*)?$", Pattern.DOTALL);

    /** Whether the words are a refusal, whatever code they come with. */
    static boolean isIn(String message) {
        return message.contains(PHRASE);
    }

    /** What the message says; the action that was asked for where it names none. */
    static Denial of(String message, String asked) {
        String action = first(ACTION, message);
        String because = first(BECAUSE, message);
        return new Denial(first(PRINCIPAL, message), action.isEmpty() ? asked : action,
                trimmed(first(RESOURCE, message)), because.isEmpty() ? message : because);
    }

    AwsProblem problem() {
        Optional<Limit> limit = Stream.of(Limit.values()).filter(it -> because.contains(it.toString())).findFirst();
        return limit.<AwsProblem>map(it -> new AwsProblem.DeniedByAdministrator(principal, action, resource, it, because))
                .orElseGet(() -> new AwsProblem.AccessDenied(principal, action, resource, because));
    }

    private static String first(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The sentence may end, or go on, right after the ARN. */
    private static String trimmed(String resource) {
        return resource.replaceAll("[.,;]+$", "");
    }
}
