package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * What the rules of security groups let in. They only allow, so one rule that fits is enough; the groups of one
 * interface count together.
 *
 * @param lists what is in the prefix lists that the rules name
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
record SecurityRules(List<SecurityGroupRule> rules, PrefixLists lists) {

    private static final String EVERY_PROTOCOL = "-1";
    private static final Set<String> TCP = Set.of("tcp", "6", EVERY_PROTOCOL);

    SecurityRules {
        rules = List.copyOf(rules);
    }

    SecurityRules(List<SecurityGroupRule> rules) {
        this(rules, PrefixLists.unread());
    }

    /**
     * A rule that is about the port, and the ranges it names itself or by a list that could be read. Gone through with
     * plain loops, since an interface may have thousands of them.
     */
    private record Match(SecurityGroupRule rule, List<AddressSpan> spans) {

        boolean touches(List<AddressSpan> asked) {
            for (AddressSpan span : spans) {
                for (AddressSpan each : asked) {
                    if (span.touches(each)) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean containsAll(List<AddressSpan> asked) {
            for (AddressSpan each : asked) {
                if (!contains(each)) {
                    return false;
                }
            }
            return true;
        }

        private boolean contains(AddressSpan asked) {
            for (AddressSpan span : spans) {
                if (span.contains(asked)) {
                    return true;
                }
            }
            return false;
        }

        boolean isOfTheInternet(Asker asker) {
            for (AddressSpan span : spans) {
                if (asker.isOfTheInternet(span)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** How a port is reached by who asks. */
    Passage passage(Asker asker, int port) {
        List<Match> here = matches(port);
        List<SecurityGroupRule> everybody = covering(here, List.of(asker.internet()));
        List<SecurityGroupRule> mine = covering(here, asker.me());
        boolean isKnown = !asker.me().isEmpty();
        if (!everybody.isEmpty() && (!isKnown || !mine.isEmpty())) {
            return new Passage.Everybody(everybody);
        }
        if (!mine.isEmpty()) {
            return new Passage.You(mine);
        }
        List<SecurityGroupRule> some = here.stream().filter(match -> match.isOfTheInternet(asker))
                .map(Match::rule).toList();
        if (!some.isEmpty()) {
            return isKnown ? new Passage.NotYou(some) : new Passage.Some(some);
        }
        return here.isEmpty() ? elsewhere() : ofNobody(here, asker.other());
    }

    /** The rules by which all of these ranges get in, together if need be; empty when a part does not. */
    List<SecurityGroupRule> lettingIn(List<AddressSpan> asked, int port) {
        return covering(matches(port), asked);
    }

    /** The rules that let a part of the range in. */
    List<SecurityGroupRule> lettingPartIn(Cidr from, int port) {
        List<AddressSpan> asked = List.of(AddressSpan.of(from));
        return matches(port).stream().filter(match -> match.touches(asked)).map(Match::rule).toList();
    }

    /** The inbound rules for this port that name one of these groups. */
    List<SecurityGroupRule> lettingGroupsIn(Collection<String> groups, int port) {
        return lettingIn(port).stream().filter(rule -> rule.referencedGroupInfo() != null
                && groups.contains(rule.referencedGroupInfo().groupId())).toList();
    }

    /** The outbound rules that let somebody be asked at this port. */
    List<SecurityGroupRule> lettingOut(int port) {
        return rules.stream().filter(rule -> Boolean.TRUE.equals(rule.isEgress()) && reaches(rule, port)).toList();
    }

    /** The inbound rules for this port, whomever they let in. */
    List<SecurityGroupRule> lettingIn(int port) {
        return rules.stream().filter(rule -> !Boolean.TRUE.equals(rule.isEgress()) && reaches(rule, port)).toList();
    }

    /** As if the outbound rules were the inbound ones. */
    SecurityRules outbound() {
        return new SecurityRules(rules.stream().filter(rule -> Boolean.TRUE.equals(rule.isEgress()))
                .map(rule -> rule.toBuilder().isEgress(false).build()).toList(), lists);
    }

    static boolean isForEverybody(SecurityGroupRule rule) {
        return range(rule).filter(Cidr::isEverybody).filter(range -> !range.isV6()).isPresent();
    }

    private List<Match> matches(int port) {
        List<Match> matches = new ArrayList<>();
        for (SecurityGroupRule rule : rules) {
            if (!Boolean.TRUE.equals(rule.isEgress()) && reaches(rule, port)) {
                matches.add(new Match(rule, spans(rule)));
            }
        }
        return matches;
    }

    private List<AddressSpan> spans(SecurityGroupRule rule) {
        if (rule.prefixListId() != null) {
            return lists.of(rule.prefixListId()).orElse(List.of());
        }
        String range = rule.cidrIpv4() == null ? rule.cidrIpv6() : rule.cidrIpv4();
        return AddressSpan.parse(range).map(List::of).orElse(List.of());
    }

    /** One rule for all if there is one, else all that have a part in it. */
    private static List<SecurityGroupRule> covering(List<Match> matches, List<AddressSpan> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Match> touching = new ArrayList<>();
        for (Match match : matches) {
            if (match.containsAll(asked)) {
                return List.of(match.rule());
            }
            if (match.touches(asked)) {
                touching.add(match);
            }
        }
        List<AddressSpan> spans = new ArrayList<>();
        touching.forEach(match -> spans.addAll(match.spans()));
        return asked.stream().allMatch(each -> each.isCoveredBy(spans))
                ? touching.stream().map(Match::rule).toList() : List.of();
    }

    private Passage ofNobody(List<Match> here, Asker other) {
        List<SecurityGroupRule> unread = here.stream().map(Match::rule).filter(rule -> rule.prefixListId() != null
                && lists.of(rule.prefixListId()).isEmpty()).toList();
        if (!unread.isEmpty()) {
            return new Passage.UnreadList(unread);
        }
        List<SecurityGroupRule> others = here.stream().filter(match -> match.isOfTheInternet(other))
                .map(Match::rule).toList();
        return others.isEmpty() ? new Passage.OnlyInside(here.stream().map(Match::rule).toList())
                : new Passage.OtherFamily(others);
    }

    private Passage elsewhere() {
        List<SecurityGroupRule> open = rules.stream()
                .filter(rule -> !Boolean.TRUE.equals(rule.isEgress()) && isTcp(rule)).toList();
        return open.isEmpty() ? new Passage.Nobody() : new Passage.OtherPorts(open);
    }

    private static boolean isTcp(SecurityGroupRule rule) {
        return TCP.contains(rule.ipProtocol());
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

    static String source(SecurityGroupRule rule) {
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
