package dev.slipway.practice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Everything that Elastic Load Balancing keeps, by ARN. */
final class ElbState {

    private static final int UNASKED = 400;
    /** A new load balancer passes nothing on before. */
    private static final Duration PROVISIONING = Duration.ofMinutes(2);

    private final PracticeAccount account;
    private final ElbErrors errors;
    private final Map<String, KeptGroup> groups = new LinkedHashMap<>();
    private final Map<String, LoadBalancer> balancers = new LinkedHashMap<>();
    private final Map<String, Listener> listeners = new LinkedHashMap<>();
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

    ElbState(PracticeAccount account) {
        this.account = account;
        this.errors = new ElbErrors(account.passing());
    }

    /** A target group and its targets, the draining ones too; its load balancers are not in the description. */
    record KeptGroup(TargetGroup described, List<ElbTarget> targets) {

        static KeptGroup of(TargetGroup described) {
            return new KeptGroup(described, new ArrayList<>());
        }

        /** Without a port it is the group's own that is meant. */
        Optional<ElbTarget> find(TargetDescription asked) {
            int port = asked.port() == null ? described.port() : asked.port();
            return targets.stream().filter(target -> target.described().id().equals(asked.id())
                    && target.described().port() == port).findFirst();
        }
    }

    /** Whether it is done being made. */
    boolean isActive(LoadBalancer balancer) {
        return !account.now().isBefore(balancer.createdTime().plus(PROVISIONING));
    }

    PracticeAccount account() {
        return account;
    }

    ElbErrors errors() {
        return errors;
    }

    Map<String, KeptGroup> groups() {
        return groups;
    }

    Map<String, LoadBalancer> balancers() {
        return balancers;
    }

    Map<String, Listener> listeners() {
        return listeners;
    }

    KeptGroup group(String arn) {
        return Optional.ofNullable(groups.get(arn)).orElseThrow(errors::targetGroupNotFound);
    }

    LoadBalancer balancer(String arn) {
        return Optional.ofNullable(balancers.get(arn)).orElseThrow(errors::balancerNotFound);
    }

    Listener listener(String arn) {
        return Optional.ofNullable(listeners.get(arn)).orElseThrow(errors::listenerNotFound);
    }

    /** The load balancers that send to the group. */
    List<LoadBalancer> balancersOf(String groupArn) {
        return listeners.values().stream().filter(listener -> Stream.concat(Stream.of(listener.defaultActions()),
                rulesOf(listener.listenerArn()).stream().map(Rule::actions))
                .anyMatch(actions -> groupsOf(actions).anyMatch(groupArn::equals)))
                .map(listener -> balancers.get(listener.loadBalancerArn())).distinct().toList();
    }

    /** Those of a listener that come before its default one. */
    List<Rule> rulesOf(String listenerArn) {
        return rules.computeIfAbsent(listenerArn, _ -> new ArrayList<>());
    }

    /** What a listener does with a request for that path. */
    Action actionFor(Listener listener, String path) {
        return rulesOf(listener.listenerArn()).stream().sorted(Comparator.comparing(
                rule -> Integer.valueOf(rule.priority()))).filter(rule -> isFor(rule, path)).findFirst()
                .map(Rule::actions).orElse(listener.defaultActions()).getLast();
    }

    private static boolean isFor(Rule rule, String path) {
        return rule.conditions().stream().allMatch(condition -> "path-pattern".equals(condition.field())
                && Stream.concat(condition.values().stream(), condition.pathPatternConfig() == null ? Stream.empty()
                        : condition.pathPatternConfig().values().stream())
                        .anyMatch(pattern -> Wildcards.matches(pattern, path, false)));
    }

    /** The target groups that the actions send to. */
    static Stream<String> groupsOf(List<Action> actions) {
        return actions.stream().flatMap(action -> Stream.concat(Stream.ofNullable(action.targetGroupArn()),
                action.forwardConfig() == null ? Stream.empty()
                        : action.forwardConfig().targetGroups().stream().map(TargetGroupTuple::targetGroupArn)))
                .distinct();
    }

    /** {@code arn("targetgroup/my-app-api")}, with an id behind it. */
    String newArn(String resource) {
        return account.arn("elasticloadbalancing", resource + "/" + account.ids().hex(16));
    }

    void tag(String arn, List<Tag> added) {
        Map<String, String> its = tags.computeIfAbsent(arn, _ -> new LinkedHashMap<>());
        added.forEach(tag -> its.put(tag.key(), tag.value()));
    }

    Map<String, String> tagsOf(String arn) {
        return tags.computeIfAbsent(arn, _ -> new LinkedHashMap<>());
    }

    void forget(String arn) {
        tags.remove(arn);
    }

    <T> Page<T> page(List<T> all, Integer most, String marker) {
        return Page.of(all, most, marker, UNASKED, () -> errors.invalid("Invalid marker"));
    }
}
