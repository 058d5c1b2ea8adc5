package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** An interface in as many groups as AWS lets one be in, each with as many rules as AWS lets them have. */
public final class ManyRules {

    private static final int GROUPS = 5;
    private static final int RULES_EACH = 1_000;

    private final List<SecurityGroupRule> rules = new ArrayList<>();
    private final List<Cidr> me;

    /** All about the port that is asked for, so that none can be left out, and half of them of IPv6. */
    public ManyRules(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < GROUPS * RULES_EACH; i++) {
            SecurityGroupRule.Builder rule = SecurityGroupRule.builder().securityGroupRuleId("sgr-" + i)
                    .ipProtocol("tcp").fromPort(8000).toPort(9000).isEgress(false);
            String v4 = "203." + random.nextInt(256) + "." + random.nextInt(256) + ".0/24";
            String v6 = "2600:" + Integer.toHexString(random.nextInt(65_536)) + ":1::/48";
            rules.add((i % 2 == 0 ? rule.cidrIpv4(v4) : rule.cidrIpv6(v6)).build());
        }
        me = List.of(random.nextBoolean() ? Cidr.of("203.0.1.7/32").orElseThrow()
                : Cidr.of(rules.getLast().cidrIpv6()).orElseThrow());
    }

    /** From the rules as AWS tells them to who gets in, and by which. */
    public String decide() {
        SecurityRules judged = new SecurityRules(rules, new PrefixLists(Map.of(), Map.of()));
        return judged.passage(Asker.of(me.getFirst().isV6(), me), 8080).getClass().getSimpleName();
    }
}
