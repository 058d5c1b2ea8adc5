package dev.slipway.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * What a listener does with a request: its rules are tried by priority, and the first that fits decides.
 *
 * @param rules in the order in which they are tried; empty when they may not be read, or for a network load balancer
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html">Listener
 *     rules</a>
 */
record ListenerRules(Listener listener, List<Rule> rules) {

    /** What becomes of a request. */
    sealed interface Fate {

        /** It is sent to the target group. */
        record Sent(Optional<Rule> by) implements Fate {}

        /** It would be, were it for that host, or had it what else the rule asks for. */
        record SentIf(Rule by, String condition) implements Fate {}

        /** It is sent to somebody else. */
        record Elsewhere(Optional<Rule> by) implements Fate {}

        record Redirected(String to) implements Fate {}

        /** The load balancer answers itself. */
        record Answered(String status) implements Fate {}

        /** People have to log in first. */
        record LoginFirst() implements Fate {}
    }

    /** The default rule comes last. */
    static List<Rule> inOrder(List<Rule> rules) {
        return rules.stream().sorted(Comparator.comparing((Rule rule) -> Boolean.TRUE.equals(rule.isDefault()))
                .thenComparing(rule -> rule.priority().matches("\\d{1,9}") ? Integer.parseInt(rule.priority())
                        : Integer.MAX_VALUE)).toList();
    }

    /** @param path without the query */
    Fate fate(String host, String path, String targetGroup) {
        for (Rule rule : rules) {
            if (rule.conditions().stream().allMatch(condition -> fits(condition, host, path))) {
                return ofActions(rule.actions(), Optional.of(rule), targetGroup)
                        .orElseGet(() -> ofOthers(host, path, targetGroup, Optional.of(rule)));
            }
        }
        return ofActions(listener.defaultActions(), Optional.empty(), targetGroup)
                .orElseGet(() -> ofOthers(host, path, targetGroup, Optional.empty()));
    }

    /** Not to the group by the rule that fits; perhaps by one that would fit another request. */
    private Fate ofOthers(String host, String path, String targetGroup, Optional<Rule> decides) {
        for (Rule rule : rules) {
            Optional<RuleCondition> unmet = rule.conditions().stream()
                    .filter(condition -> !fits(condition, host, path)).findFirst();
            if (unmet.isPresent() && sends(rule.actions(), targetGroup)) {
                return new Fate.SentIf(rule, words(unmet.get()));
            }
        }
        List<Action> actions = decides.map(Rule::actions).orElse(listener.defaultActions());
        for (Action action : actions) {
            if (action.type() == ActionTypeEnum.REDIRECT) {
                return new Fate.Redirected(action.redirectConfig().protocol() + "://" + action.redirectConfig().host()
                        + ":" + action.redirectConfig().port() + action.redirectConfig().path());
            }
            if (action.type() == ActionTypeEnum.FIXED_RESPONSE) {
                return new Fate.Answered(action.fixedResponseConfig().statusCode());
            }
        }
        return new Fate.Elsewhere(decides);
    }

    private static Optional<Fate> ofActions(List<Action> actions, Optional<Rule> by, String targetGroup) {
        if (!sends(actions, targetGroup)) {
            return Optional.empty();
        }
        boolean isAsked = actions.stream().anyMatch(action -> action.typeAsString().startsWith("authenticate"));
        return Optional.of(isAsked ? new Fate.LoginFirst() : new Fate.Sent(by));
    }

    private static boolean sends(List<Action> actions, String targetGroup) {
        return actions.stream().anyMatch(action -> targetGroup.equals(action.targetGroupArn())
                || action.forwardConfig() != null && action.forwardConfig().targetGroups().stream()
                        .anyMatch(it -> it.targetGroupArn().equals(targetGroup)
                                && (it.weight() == null || it.weight() > 0)));
    }

    private static boolean fits(RuleCondition condition, String host, String path) {
        List<String> values = values(condition);
        return switch (String.valueOf(condition.field())) {
            case "path-pattern" -> values.stream().anyMatch(pattern -> matches(pattern, path));
            case "host-header" -> values.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT),
                    host.toLowerCase(Locale.ROOT)));
            case "http-request-method" -> values.contains("GET");
            case "source-ip" -> true;
            default -> false;
        };
    }

    private static List<String> values(RuleCondition condition) {
        List<String> values = new ArrayList<>(condition.values());
        Stream.of(condition.pathPatternConfig() == null ? List.<String>of() : condition.pathPatternConfig().values(),
                condition.hostHeaderConfig() == null ? List.<String>of() : condition.hostHeaderConfig().values(),
                condition.httpRequestMethodConfig() == null ? List.<String>of()
                        : condition.httpRequestMethodConfig().values()).forEach(values::addAll);
        return values.stream().distinct().toList();
    }

    private static String words(RuleCondition condition) {
        return condition.field() + " " + String.join(", ", values(condition));
    }

    /** {@code *} is any characters, {@code ?} one; without backtracking more than one star deep. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
