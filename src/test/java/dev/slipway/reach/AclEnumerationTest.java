package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** Network ACLs against trying the entries one by one, for addresses and for whole ranges. */
class AclEnumerationTest {

    private static final int SETS = Integer.getInteger("slipway.ruleSets", 10_000);
    private static final long SEED = Long.getLong("slipway.seed", 20261127);

    private final Random random = new Random(SEED);
    private final RandomRules chance = new RandomRules(random);

    @Test
    void rulingsAgreeWithTheFirstEntryThatFits() {
        int mixed = 0;
        for (int set = 0; set < SETS; set++) {
            List<NetworkAclEntry> entries = entries();
            AclRules rules = new AclRules(entries);
            int port = set % 2 == 0 ? 8080 : chance.port();
            boolean egress = random.nextBoolean();
            AddressSpan range = AddressSpan.parse(chance.range()).orElseThrow();
            AclRules.Ruling ofRange = egress ? rules.out(port, range) : rules.in(port, range);
            for (NetworkAclEntry entry : entries) {
                String text = entry.cidrBlock() == null ? entry.ipv6CidrBlock() : entry.cidrBlock();
                AddressSpan address = first(AddressSpan.parse(text).orElseThrow());
                AclRules.Ruling ruling = egress ? rules.out(port, address) : rules.in(port, address);
                boolean isAllowed = isAllowed(entries, egress, port, address);
                String said = "seed " + SEED + ", set " + set + ": " + text + " at " + port + " of " + entries;
                assertEquals(isAllowed, ruling.isAllowedForAll(), said);
                assertEquals(!isAllowed, ruling.isDeniedForAll(), said);
                if (range.contains(address)) {
                    assertTrue(isAllowed ? !ofRange.isDeniedForAll() : !ofRange.isAllowedForAll(), said);
                }
            }
            mixed += ofRange.exceptions() ? 1 : 0;
        }
        assertTrue(mixed > SETS / 100, "ranges that are treated differently in part are too rare to tell anything");
    }

    private List<NetworkAclEntry> entries() {
        List<NetworkAclEntry> entries = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String range = chance.range();
            int one = chance.port();
            int other = chance.port();
            String protocol = chance.any(List.of("-1", "6", "6", "17", "1"));
            entries.add(NetworkAclEntry.builder().ruleNumber(100 * random.nextInt(300) + i).egress(random.nextBoolean())
                    .ruleAction(random.nextBoolean() ? RuleAction.ALLOW : RuleAction.DENY).protocol(protocol)
                    .cidrBlock(range.contains(":") ? null : range).ipv6CidrBlock(range.contains(":") ? range : null)
                    .portRange(protocol.equals("-1") ? null : PortRange.builder().from(Math.min(one, other))
                            .to(Math.max(one, other)).build()).build());
        }
        return entries;
    }

    private static boolean isAllowed(List<NetworkAclEntry> entries, boolean egress, int port, AddressSpan address) {
        return entries.stream().sorted(Comparator.comparing(NetworkAclEntry::ruleNumber))
                .filter(entry -> entry.egress() == egress)
                .filter(entry -> entry.protocol().equals("-1") || entry.protocol().equals("6")
                        && entry.portRange().from() <= port && port <= entry.portRange().to())
                .filter(entry -> AddressSpan.parse(entry.cidrBlock() == null ? entry.ipv6CidrBlock() : entry.cidrBlock())
                        .orElseThrow().contains(address))
                .findFirst().filter(entry -> entry.ruleAction() == RuleAction.ALLOW).isPresent();
    }

    private static AddressSpan first(AddressSpan span) {
        return new AddressSpan(span.isV6(), span.firstHigh(), span.firstLow(), span.firstHigh(), span.firstLow());
    }
}
