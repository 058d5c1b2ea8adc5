package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.Cidr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * The evaluation of rules against trying each address at which anything can change, by a reading of the rules that is
 * as simple as it can be. {@code -Dslipway.ruleSets=N} tries so many sets, {@code -Dslipway.seed=N} others.
 */
class RuleEnumerationTest {

    private static final int SETS = Integer.getInteger("slipway.ruleSets", 10_000);
    private static final long SEED = Long.getLong("slipway.seed", 20261127);
    private static final List<String> CLASSES = List.of("0.0.0.0", "0.255.255.255", "8.8.8.8", "9.255.255.255", "10.0.0.0",
            "10.255.255.255", "11.0.0.0", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.32.0.0",
            "192.168.1.1", "198.51.100.7", "203.0.113.7", "255.255.255.255", "::", "::1", "1fff::", "2000::",
            "2001:db8::1", "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::", "fc00::1", "fdff::", "fe80::1", "ff02::1",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

    private final Random random = new Random(SEED);
    private final RandomRules chance = new RandomRules(random);
    private List<SecurityGroupRule> rules;
    private Map<String, List<String>> lists;
    private SecurityRules judged;
    /** What is tried in the set at hand. */
    private List<String> addresses;
    private final Map<String, byte[]> read = new HashMap<>();

    @Test
    void evaluationAgreesWithTryingEveryAddress() {
        long questions = 0;
        for (int set = 0; set < SETS; set++) {
            lists = chance.lists();
            rules = chance.rules(set % 50 == 0 ? 60 : 8);
            judged = new SecurityRules(rules, read(lists));
            addresses = addresses();
            for (int port : List.of(set % 2 == 0 ? 8080 : chance.port())) {
                for (String address : addresses) {
                    holds(address, port, set);
                    questions++;
                }
                for (int i = 0; i < 3; i++) {
                    holdsForRange(chance.range(), port, set);
                }
                holdsForEverybody(port, set);
                holdsForGroups(port, set);
            }
        }
        assertTrue(questions > 20L * SETS, () -> "too few questions to tell anything");
    }

    /** An address is let in as the rules say one by one, and by a rule that does. */
    private void holds(String address, int port, int set) {
        boolean isV6 = address.contains(":");
        Cidr me = Cidr.of(address).orElseThrow();
        Passage passage = judged.passage(Asker.of(isV6, List.of(me)), port);
        List<SecurityGroupRule> expected = rules.stream().filter(rule -> letsIn(rule, address, port)).toList();
        boolean isExpected = !expected.isEmpty();
        assertEquals(isExpected, passage instanceof Passage.You || passage instanceof Passage.Everybody,
                () -> said(set, address, port, passage));
        if (passage instanceof Passage.You(List<SecurityGroupRule> by)) {
            assertTrue(by.size() == 1 && expected.contains(by.getFirst()), () -> said(set, address, port, passage));
        }
        assertEquals(expected, judged.lettingPartIn(me, port));
    }

    /** A range is let in when each of its addresses at which anything changes is. */
    private void holdsForRange(String range, int port, int set) {
        Cidr asked = Cidr.of(range).orElseThrow();
        boolean isExpected = within(asked).stream().allMatch(address -> isIn(address, port));
        List<SecurityGroupRule> by = judged.lettingIn(List.of(AddressSpan.of(asked)), port);
        assertEquals(isExpected, !by.isEmpty(), () -> said(set, range, port, by));
        assertTrue(within(asked).stream().allMatch(address -> by.isEmpty()
                || by.stream().anyMatch(rule -> letsIn(rule, address, port))), () -> said(set, range, port, by));
    }

    private void holdsForEverybody(int port, int set) {
        for (boolean isV6 : List.of(false, true)) {
            Passage passage = judged.passage(Asker.of(isV6, List.of()), port);
            Cidr internet = Cidr.of(isV6 ? "2000::/3" : "0.0.0.0/0").orElseThrow();
            boolean isAll = within(internet).stream().allMatch(address -> isIn(address, port));
            boolean isSome = within(internet).stream()
                    .anyMatch(address -> isOfInternet(address) && isIn(address, port));
            assertEquals(isAll, passage instanceof Passage.Everybody, () -> said(set, "everybody", port, passage));
            assertTrue(isAll || isSome == (passage instanceof Passage.Some), () -> said(set, "some", port, passage));
            boolean isClosed = rules.stream().noneMatch(rule -> isInbound(rule, port));
            assertEquals(isClosed, passage instanceof Passage.Nobody || passage instanceof Passage.OtherPorts);
        }
    }

    private void holdsForGroups(int port, int set) {
        for (String group : RandomRules.GROUPS) {
            List<SecurityGroupRule> expected = rules.stream().filter(rule -> isInbound(rule, port)
                    && rule.referencedGroupInfo() != null && rule.referencedGroupInfo().groupId().equals(group)).toList();
            assertEquals(expected, judged.lettingGroupsIn(List.of(group), port), () -> said(set, group, port, expected));
        }
    }

    private String said(int set, String asked, int port, Object passage) {
        return "seed " + SEED + ", set " + set + ": " + asked + " at " + port + " is " + passage + " of " + rules + lists;
    }

    private boolean isIn(String address, int port) {
        return rules.stream().anyMatch(rule -> letsIn(rule, address, port));
    }

    private boolean letsIn(SecurityGroupRule rule, String address, int port) {
        return isInbound(rule, port) && ranges(rule).anyMatch(range -> holds(range, address));
    }

    private static boolean isInbound(SecurityGroupRule rule, int port) {
        if (rule.isEgress() == Boolean.TRUE) {
            return false;
        }
        return switch (rule.ipProtocol()) {
            case "-1" -> true;
            case "tcp", "6" -> rule.fromPort() != null && rule.fromPort() <= port && port <= rule.toPort();
            default -> false;
        };
    }

    private Stream<String> ranges(SecurityGroupRule rule) {
        return rule.prefixListId() != null ? lists.getOrDefault(rule.prefixListId(), List.of()).stream()
                : Stream.of(rule.cidrIpv4(), rule.cidrIpv6()).filter(range -> range != null);
    }

    /** Bit by bit. */
    private boolean holds(String range, String address) {
        int slash = range.indexOf('/');
        byte[] first = bytes(range.substring(0, slash));
        byte[] asked = bytes(address);
        if (first.length != asked.length) {
            return false;
        }
        int prefix = Integer.parseInt(range.substring(slash + 1));
        for (int bit = 0; bit < prefix; bit++) {
            if ((first[bit / 8] >> 7 - bit % 8 & 1) != (asked[bit / 8] >> 7 - bit % 8 & 1)) {
                return false;
            }
        }
        return true;
    }

    private byte[] bytes(String address) {
        return read.computeIfAbsent(address, RandomRules::bytes);
    }

    private boolean isOfInternet(String address) {
        return address.contains(":") ? holds("2000::/3", address)
                : Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16",
                        "127.0.0.0/8", "0.0.0.0/8").noneMatch(range -> holds(range, address));
    }

    /** Some of every class, and every one at which a range begins or has just ended. */
    private List<String> addresses() {
        List<String> addresses = new ArrayList<>(CLASSES);
        addresses.addAll(edges(4));
        addresses.addAll(edges(16));
        return addresses;
    }

    private List<String> within(Cidr range) {
        List<String> within = new ArrayList<>(addresses);
        within.add(range.address().getHostAddress());
        within.removeIf(address -> !holds(range.address().getHostAddress() + "/" + range.prefix(), address));
        return within;
    }

    private List<String> edges(int length) {
        TreeSet<BigInteger> edges = new TreeSet<>();
        rules.stream().flatMap(this::ranges).filter(range -> range.contains(":") == (length == 16)).forEach(range -> {
            String[] parts = range.split("/");
            BigInteger first = new BigInteger(1, RandomRules.bytes(parts[0]));
            BigInteger size = BigInteger.ONE.shiftLeft(length * 8 - Integer.parseInt(parts[1]));
            edges.addAll(List.of(first, first.add(size), first.subtract(BigInteger.ONE),
                    first.add(size).subtract(BigInteger.ONE)));
        });
        edges.removeIf(edge -> edge.signum() < 0 || edge.bitLength() > length * 8);
        return edges.stream().map(edge -> RandomRules.text(edge, length)).toList();
    }

    private static PrefixLists read(Map<String, List<String>> lists) {
        Map<String, List<AddressSpan>> spans = new HashMap<>();
        lists.forEach((id, entries) -> spans.put(id, entries.stream()
                .map(entry -> AddressSpan.parse(entry).orElseThrow()).toList()));
        return new PrefixLists(spans, Map.of());
    }
}
