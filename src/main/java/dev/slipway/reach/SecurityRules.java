package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * What the rules of security groups let in. They only allow, so one rule that fits is enough; the groups of one
 * interface count together.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
public record SecurityRules(List<SecurityGroupRule> rules) {

    private static final String EVERY_PROTOCOL = "-1";

    public SecurityRules {
        rules = List.copyOf(rules);
    }

    /** Who of the internet gets to a port. */
    public sealed interface Passage {

        /** Everybody, by this rule. */
        record Everybody(SecurityGroupRule by) implements Passage {}

        /** These public ranges only. */
        record Some(List<SecurityGroupRule> by) implements Passage {
            public Some {
                by = List.copyOf(by);
            }
        }

        /** Whoever is in a prefix list, whose content is not looked up. */
        record PrefixList(SecurityGroupRule by) implements Passage {}

        /** IPv6 only, which a public IPv4 address does not help. */
        record OnlyV6(SecurityGroupRule by) implements Passage {}

        /** Private ranges or other security groups only: nobody of the internet. */
        record OnlyInside(SecurityGroupRule by) implements Passage {}

        /** Nobody; other TCP ports are open. */
        record OtherPorts(List<SecurityGroupRule> open) implements Passage {
            public OtherPorts {
                open = List.copyOf(open);
            }
        }

        /** Nobody, to no port. */
        record Nobody() implements Passage {}
    }

    /** The rule that lets the whole range in. */
    public Optional<SecurityGroupRule> lettingIn(Cidr from, int port) {
        return inbound().stream().filter(rule -> reaches(rule, port))
                .filter(rule -> range(rule).filter(range -> range.contains(from)).isPresent()).findFirst();
    }

    /** The outbound rules that let somebody be asked at this port. */
    List<SecurityGroupRule> lettingOut(int port) {
        return rules.stream().filter(rule -> Boolean.TRUE.equals(rule.isEgress()) && reaches(rule, port)).toList();
    }

    /** The inbound rules for this port, whomever they let in. */
    List<SecurityGroupRule> lettingIn(int port) {
        return inbound().stream().filter(rule -> reaches(rule, port)).toList();
    }

    static boolean isForEverybody(SecurityGroupRule rule) {
        return range(rule).filter(range -> range.contains(Cidr.everybody())).isPresent();
    }

    /** How a port of a public IPv4 address is reached. */
    public Passage passage(int port) {
        Optional<SecurityGroupRule> everybody = lettingIn(Cidr.everybody(), port);
        if (everybody.isPresent()) {
            return new Passage.Everybody(everybody.get());
        }
        List<SecurityGroupRule> here = lettingIn(port);
        List<SecurityGroupRule> some = here.stream()
                .filter(rule -> range(rule).filter(range -> !range.isV6() && !range.isPrivate()).isPresent()).toList();
        if (!some.isEmpty()) {
            return new Passage.Some(some);
        }
        return here.isEmpty() ? elsewhere() : insideOnly(here);
    }

    private static Passage insideOnly(List<SecurityGroupRule> here) {
        for (SecurityGroupRule rule : here) {
            if (rule.prefixListId() != null) {
                return new Passage.PrefixList(rule);
            }
        }
        for (SecurityGroupRule rule : here) {
            if (range(rule).filter(range -> range.isV6() && !range.isPrivate()).isPresent()) {
                return new Passage.OnlyV6(rule);
            }
        }
        return new Passage.OnlyInside(here.getFirst());
    }

    private Passage elsewhere() {
        List<SecurityGroupRule> open = inbound().stream().filter(SecurityRules::isTcp).toList();
        return open.isEmpty() ? new Passage.Nobody() : new Passage.OtherPorts(open);
    }

    private List<SecurityGroupRule> inbound() {
        return rules.stream().filter(rule -> !Boolean.TRUE.equals(rule.isEgress())).toList();
    }

    private static boolean isTcp(SecurityGroupRule rule) {
        return List.of("tcp", "6", EVERY_PROTOCOL).contains(rule.ipProtocol());
    }

    static boolean reaches(SecurityGroupRule rule, int port) {
        boolean everyPort = EVERY_PROTOCOL.equals(rule.ipProtocol());
        return isTcp(rule) && (everyPort || rule.fromPort() != null && rule.toPort() != null
                && rule.fromPort() <= port && port <= rule.toPort());
    }

    private static Optional<Cidr> range(SecurityGroupRule rule) {
        return Optional.ofNullable(rule.cidrIpv4() == null ? rule.cidrIpv6() : rule.cidrIpv4()).flatMap(Cidr::of);
    }

    /** {@code tcp 8080 from 203.0.113.7/32 (sgr-0123)}, as people speak of rules. */
    static String words(SecurityGroupRule rule) {
        return protocolAndPorts(rule) + " from " + source(rule)
                + (rule.securityGroupRuleId() == null ? "" : " (" + rule.securityGroupRuleId() + ")");
    }

    static String words(List<SecurityGroupRule> rules) {
        List<String> words = new ArrayList<>(rules.stream().limit(5).map(SecurityRules::words).toList());
        if (rules.size() > words.size()) {
            words.add("…");
        }
        return String.join(", ", words);
    }

    private static String protocolAndPorts(SecurityGroupRule rule) {
        if (EVERY_PROTOCOL.equals(rule.ipProtocol())) {
            return "all";
        }
        String ports = rule.fromPort() == null || rule.fromPort() < 0 ? ""
                : rule.fromPort().equals(rule.toPort()) ? " " + rule.fromPort()
                : " " + rule.fromPort() + "-" + rule.toPort();
        return rule.ipProtocol() + ports;
    }

    private static String source(SecurityGroupRule rule) {
        if (rule.cidrIpv4() != null) {
            return rule.cidrIpv4();
        }
        if (rule.cidrIpv6() != null) {
            return rule.cidrIpv6();
        }
        return rule.prefixListId() != null ? rule.prefixListId()
                : rule.referencedGroupInfo() == null ? "?" : String.valueOf(rule.referencedGroupInfo().groupId());
    }
}
