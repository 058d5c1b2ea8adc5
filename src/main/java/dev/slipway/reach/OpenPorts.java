package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Said;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** What security groups let in, for comparing it with what is to be reached. */
public record OpenPorts(Account account) {

    private static final int MOST = 5;

    /**
     * Whether anybody gets in at the port, a load balancer's own group included.
     *
     * @param groups the ids of the security groups that count together
     * @throws ProblemException an {@link dev.slipway.cloud.AwsProblem}
     */
    public Said.Inbound of(List<String> groups, int port) throws ProblemException {
        List<SecurityGroupRule> rules = new Network(account.ec2()).rules(groups);
        boolean isOpen = !new SecurityRules(rules).lettingIn(port).isEmpty();
        return new Said.Inbound(groups, port, isOpen, isOpen ? Integer.toString(port) : open(rules));
    }

    private static String open(List<SecurityGroupRule> rules) {
        return rules.stream().filter(rule -> !Boolean.TRUE.equals(rule.isEgress()) && rule.fromPort() != null)
                .map(rule -> rule.fromPort().equals(rule.toPort()) ? rule.ipProtocol() + " " + rule.fromPort()
                        : rule.ipProtocol() + " " + rule.fromPort() + "-" + rule.toPort())
                .distinct().limit(MOST).collect(Collectors.joining(", "));
    }
}
