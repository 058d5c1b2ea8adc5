package dev.slipway.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** The two forms that EC2 has for the same: permissions, which gather peers, and rules, which have one each. */
final class Ec2Permissions {

    /** The characters that names and descriptions of groups and rules may have. */
    static final String ALLOWED = "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";

    private static final Pattern ALLOWED_TEXT = Pattern.compile("[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]{0,255}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*/\\d{1,3}");
    private static final Map<String, String> PROTOCOLS = Map.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6",
            "all", "-1");
    private static final int LAST_PORT = 65535;

    private final PracticeNetwork network;

    Ec2Permissions(PracticeNetwork network) {
        this.network = network;
    }

    static boolean isAllowedText(String text) {
        return ALLOWED_TEXT.matcher(text).matches();
    }

    /** One permission for all peers of the same protocol and ports. */
    static List<IpPermission> of(List<SecurityGroupRule> rules) {
        Map<String, List<SecurityGroupRule>> byPorts = new LinkedHashMap<>();
        rules.forEach(rule -> byPorts.computeIfAbsent(ports(rule), _ -> new ArrayList<>()).add(rule));
        return byPorts.values().stream().map(Ec2Permissions::permission).toList();
    }

    private static IpPermission permission(List<SecurityGroupRule> rules) {
        SecurityGroupRule first = rules.getFirst();
        boolean everything = first.ipProtocol().equals("-1");
        return IpPermission.builder().ipProtocol(first.ipProtocol())
                .fromPort(everything ? null : first.fromPort()).toPort(everything ? null : first.toPort())
                .ipRanges(rules.stream().filter(rule -> rule.cidrIpv4() != null).map(rule -> IpRange.builder()
                        .cidrIp(rule.cidrIpv4()).description(rule.description()).build()).toList())
                .ipv6Ranges(rules.stream().filter(rule -> rule.cidrIpv6() != null).map(rule -> Ipv6Range.builder()
                        .cidrIpv6(rule.cidrIpv6()).description(rule.description()).build()).toList())
                .prefixListIds(rules.stream().filter(rule -> rule.prefixListId() != null)
                        .map(rule -> PrefixListId.builder().prefixListId(rule.prefixListId())
                                .description(rule.description()).build()).toList())
                .userIdGroupPairs(rules.stream().filter(rule -> rule.referencedGroupInfo() != null)
                        .map(rule -> UserIdGroupPair.builder().groupId(rule.referencedGroupInfo().groupId())
                                .userId(PracticeAccount.ID).description(rule.description()).build()).toList())
                .build();
    }

    /** One rule for each peer, without id and group, checked as EC2 checks. */
    List<SecurityGroupRule> rules(List<IpPermission> permissions) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        for (IpPermission permission : permissions) {
            SecurityGroupRule form = form(permission);
            permission.ipRanges().forEach(range -> rules.add(form.toBuilder().cidrIpv4(cidr(range.cidrIp()))
                    .description(checked(range.description())).build()));
            permission.ipv6Ranges().forEach(range -> rules.add(form.toBuilder().cidrIpv6(cidrIpv6(range.cidrIpv6()))
                    .description(checked(range.description())).build()));
            permission.prefixListIds().forEach(list -> rules.add(form.toBuilder().prefixListId(list.prefixListId())
                    .description(checked(list.description())).build()));
            permission.userIdGroupPairs().forEach(pair -> rules.add(form.toBuilder()
                    .referencedGroupInfo(peer -> peer.groupId(network.groups().get(pair.groupId()).groupId())
                            .userId(PracticeAccount.ID))
                    .description(checked(pair.description())).build()));
        }
        if (rules.isEmpty()) {
            throw network.errors().missing("ipPermissions");
        }
        return rules;
    }

    /** Whether EC2 takes them for the same rule; their descriptions do not matter. */
    static boolean same(SecurityGroupRule one, SecurityGroupRule other) {
        return ports(one).equals(ports(other)) && peer(one).equals(peer(other));
    }

    /** As EC2's error texts describe a rule. */
    static String words(SecurityGroupRule rule) {
        if (rule.ipProtocol().equals("-1")) {
            return "peer: " + peer(rule) + ", ALL";
        }
        return "peer: " + peer(rule) + ", " + rule.ipProtocol().toUpperCase(Locale.ROOT) + ", from port: "
                + rule.fromPort() + ", to port: " + rule.toPort();
    }

    private static String ports(SecurityGroupRule rule) {
        return rule.ipProtocol() + " " + rule.fromPort() + " " + rule.toPort();
    }

    private static String peer(SecurityGroupRule rule) {
        String group = rule.referencedGroupInfo() == null ? null : rule.referencedGroupInfo().groupId();
        return Objects.requireNonNullElse(rule.cidrIpv4(), Objects.requireNonNullElse(rule.cidrIpv6(),
                Objects.requireNonNullElse(rule.prefixListId(), String.valueOf(group))));
    }

    private SecurityGroupRule form(IpPermission permission) {
        if (permission.ipProtocol() == null) {
            throw network.errors().missing("ipProtocol");
        }
        String asked = permission.ipProtocol().toLowerCase(Locale.ROOT);
        String protocol = PROTOCOLS.getOrDefault(asked, asked);
        var form = SecurityGroupRule.builder().ipProtocol(protocol);
        if (!protocol.equals("tcp") && !protocol.equals("udp")) {
            boolean icmp = protocol.startsWith("icmp") && permission.fromPort() != null;
            return form.fromPort(icmp ? permission.fromPort() : -1)
                    .toPort(icmp && permission.toPort() != null ? permission.toPort() : -1).build();
        }
        checkPorts(protocol, permission.fromPort(), permission.toPort());
        return form.fromPort(permission.fromPort()).toPort(permission.toPort()).build();
    }

    private void checkPorts(String protocol, Integer from, Integer to) {
        if (from == null || to == null) {
            throw network.errors().invalidValue("Invalid value 'Must specify both from and to ports with TCP/UDP.' "
                    + "for portRange.");
        }
        if (from < 0 || from > LAST_PORT) {
            throw network.errors().invalidValue("TCP/UDP (from) port (" + from + ") out of range");
        }
        if (to < 0 || to > LAST_PORT) {
            throw network.errors().invalidValue("TCP/UDP (to) port (" + to + ") out of range");
        }
        if (from > to) {
            throw network.errors().invalidValue("Invalid " + protocol.toUpperCase(Locale.ROOT) + " port range ("
                    + from + "-" + to + ")");
        }
    }

    private String cidr(String text) {
        return Cidr.parse(text).map(Cidr::toString).orElseThrow(() -> malformed(text));
    }

    private String cidrIpv6(String text) {
        if (text == null || !IPV6.matcher(text).matches()) {
            throw malformed(text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private RuntimeException malformed(String block) {
        return network.errors().invalidValue("CIDR block " + block + " is malformed");
    }

    private String checked(String description) {
        if (description != null && !isAllowedText(description)) {
            throw network.errors().invalidValue("Invalid rule description. Valid descriptions are strings less than "
                    + "256 characters from the following set:  " + ALLOWED);
        }
        return description;
    }
}
