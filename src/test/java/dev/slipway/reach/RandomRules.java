package dev.slipway.reach;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** Rules as people and programs write them, of every protocol, source and port range, by chance. */
final class RandomRules {

    static final List<String> GROUPS = List.of("sg-a", "sg-b", "sg-c");
    private static final List<String> PROTOCOLS = List.of("tcp", "tcp", "tcp", "tcp", "6", "-1", "udp", "17", "icmp", "1",
            "icmpv6", "58", "50", "41");
    private static final List<Integer> PORTS = List.of(0, 1, 22, 80, 443, 1023, 1024, 8079, 8080, 8081, 9000, 32767,
            32768, 65534, 65535);
    private static final List<String> BLOCKS = List.of("0.0.0.0/0", "203.0.113.0/24", "198.51.100.0/24", "10.0.0.0/8",
            "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8", "::/0", "2000::/3",
            "2001:db8::/32", "2001:db8:1::/64", "fc00::/7", "fe80::/10", "::1/128");

    private final Random random;

    RandomRules(Random random) {
        this.random = random;
    }

    /** Entries of the lists {@code pl-0} and so on; {@code pl-unread} is none of them. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new HashMap<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            List<String> entries = new ArrayList<>();
            for (int k = 0; k < random.nextInt(4); k++) {
                entries.add(range());
            }
            lists.put("pl-" + i, entries);
        }
        return lists;
    }

    List<SecurityGroupRule> rules(int most) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            rules.add(rule(i));
        }
        return rules;
    }

    SecurityGroupRule rule(int number) {
        SecurityGroupRule.Builder rule = SecurityGroupRule.builder().securityGroupRuleId("sgr-" + number)
                .ipProtocol(any(PROTOCOLS)).isEgress(random.nextInt(6) == 0 ? Boolean.TRUE
                        : random.nextBoolean() ? Boolean.FALSE : null);
        if (random.nextInt(8) == 0) {
            rule.fromPort(-1).toPort(-1);
        } else if (random.nextInt(20) > 0) {
            int one = port();
            int other = random.nextBoolean() ? one : port();
            rule.fromPort(Math.min(one, other)).toPort(Math.max(one, other));
        }
        switch (random.nextInt(10)) {
            case 0 -> rule.referencedGroupInfo(ReferencedSecurityGroup.builder().groupId(any(GROUPS)).build());
            case 1 -> rule.prefixListId("pl-" + random.nextInt(3));
            case 2 -> rule.prefixListId("pl-unread");
            default -> {
                String range = range();
                rule.cidrIpv4(range.contains(":") ? null : range).cidrIpv6(range.contains(":") ? range : null);
            }
        }
        return rule.build();
    }

    int port() {
        return random.nextInt(4) > 0 ? any(PORTS) : random.nextInt(65_536);
    }

    /** A part of a block that matters, so that rules lie in, beside and upon each other. */
    String range() {
        String block = any(BLOCKS);
        String[] parts = block.split("/");
        byte[] address = bytes(parts[0]);
        int bits = address.length * 8;
        int prefix = Integer.parseInt(parts[1]);
        int wanted = Math.min(bits, prefix + (random.nextInt(3) == 0 ? random.nextInt(bits - prefix + 1)
                : random.nextInt(3)));
        BigInteger number = new BigInteger(1, address);
        for (int bit = prefix; bit < wanted; bit++) {
            number = random.nextBoolean() ? number.setBit(bits - 1 - bit) : number;
        }
        return text(number, address.length) + "/" + wanted;
    }

    static String text(BigInteger number, int length) {
        byte[] bytes = new byte[length];
        byte[] digits = number.toByteArray();
        for (int i = 0; i < Math.min(digits.length, length); i++) {
            bytes[length - 1 - i] = digits[digits.length - 1 - i];
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
