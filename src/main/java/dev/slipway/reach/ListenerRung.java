package dev.slipway.reach;

import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.ListenerRules.Fate;
import dev.slipway.reach.Rung.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** Which of a load balancer's listeners leads to the service. */
record ListenerRung(Looking looking, ReachRequest request, Front front) {

    private record Choice(Listener listener, Fate fate) {}

    Rung rung() {
        Optional<Choice> choice = choice();
        return choice.map(it -> said(it).looking(looked(it)))
                .orElseGet(() -> Rung.broken(Kind.LISTENER, "reach.listener.none", front.balancer().loadBalancerName()));
    }

    /** The port at which the load balancer is asked; 80 as long as it has no listener. */
    int port() {
        return choice().map(it -> it.listener().port()).orElse(80);
    }

    /** What is to be asked; empty without a listener. */
    Optional<URI> address() {
        return choice().map(it -> {
            boolean isEncrypted = isEncrypted(it.listener());
            int port = it.listener().port() == (isEncrypted ? 443 : 80) ? -1 : it.listener().port();
            return request.at(isEncrypted ? "https" : "http", front.balancer().dnsName(), port);
        });
    }

    private static boolean isEncrypted(Listener listener) {
        return listener.protocol() == ProtocolEnum.HTTPS || listener.protocol() == ProtocolEnum.TLS;
    }

    private Rung said(Choice choice) {
        int port = choice.listener().port();
        String group = front.group().targetGroupName();
        return switch (choice.fate()) {
            case Fate.Sent _ -> Rung.ok(Kind.LISTENER, "reach.listener.sends", port, group);
            case Fate.SentIf(Rule _, String condition) -> Rung.unknown(Kind.LISTENER, "reach.listener.sendsIf", port,
                    group, condition);
            case Fate.LoginFirst _ -> Rung.unknown(Kind.LISTENER, "reach.listener.login", port);
            case Fate.Redirected(String to) -> Rung.broken(Kind.LISTENER, "reach.listener.redirects", port, to);
            case Fate.Answered(String status) -> Rung.broken(Kind.LISTENER, "reach.listener.answers", port, status,
                    request.path());
            case Fate.Elsewhere _ -> Rung.broken(Kind.LISTENER, "reach.listener.elsewhere", port, group, request.path());
        };
    }

    private List<Fact> looked(Choice choice) {
        List<Fact> facts = new ArrayList<>();
        Listener listener = choice.listener();
        facts.add(new Fact(Label.LISTENER, listener.protocolAsString() + " " + listener.port(), listener.listenerArn(),
                looking.console().of(front.balancer().loadBalancerArn()), false));
        rule(choice.fate()).ifPresent(rule -> facts.add(new Fact(Label.LISTENER_RULE, rule.priority(), rule.ruleArn(),
                looking.console().of(front.balancer().loadBalancerArn()), true)));
        facts.add(looking.at(Label.TARGET_GROUP, front.group().targetGroupName(), front.group().targetGroupArn()));
        return facts;
    }

    private static Optional<Rule> rule(Fate fate) {
        return switch (fate) {
            case Fate.Sent(Optional<Rule> by) -> by;
            case Fate.SentIf(Rule by, String _) -> Optional.of(by);
            case Fate.Elsewhere(Optional<Rule> by) -> by;
            default -> Optional.empty();
        };
    }

    /** The first that sends the request to the service; else the one that comes nearest to it. */
    private Optional<Choice> choice() {
        String path = request.path().split("\\?")[0];
        List<Choice> all = front.listeners().stream().map(listener -> new Choice(listener, new ListenerRules(listener,
                front.rules().getOrDefault(listener.listenerArn(), List.of())).fate(front.balancer().dnsName(), path,
                front.group().targetGroupArn()))).toList();
        for (Class<?> nearest : List.of(Fate.Sent.class, Fate.SentIf.class, Fate.LoginFirst.class)) {
            for (Choice choice : all) {
                if (nearest.isInstance(choice.fate())) {
                    return Optional.of(choice);
                }
            }
        }
        return all.stream().findFirst();
    }
}
