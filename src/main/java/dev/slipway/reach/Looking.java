package dev.slipway.reach;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Fact.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Writes down what is looked at.
 *
 * @param names of things that have one beside their id: groups and prefix lists, by id
 */
record Looking(ConsoleLinks console, Map<String, String> names) {

    private static final String OUR_DESCRIPTION = "Slipway ";

    Fact at(Label label, String id) {
        return at(label, named(id), id);
    }

    Fact at(Label label, String value, String id) {
        return new Fact(label, value, id, console.of(id), false);
    }

    /** {@code sg-0123 (web)}, or the id alone. */
    String named(String id) {
        return names.containsKey(id) ? id + " (" + names.get(id) + ")" : id;
    }

    String named(List<String> ids) {
        return ids.stream().map(this::named).collect(Collectors.joining(", "));
    }

    List<Fact> groups(List<String> ids) {
        return ids.stream().map(id -> at(Label.SECURITY_GROUP, id)).toList();
    }

    /** The rules that decide, each with whom it lets in, its description, and whether Slipway made it. */
    List<Fact> deciding(List<SecurityGroupRule> rules) {
        List<Fact> facts = new ArrayList<>();
        for (SecurityGroupRule rule : rules.stream().limit(5).toList()) {
            facts.add(new Fact(Label.RULE, SecurityRules.words(rule), String.valueOf(rule.securityGroupRuleId()),
                    console.of(String.valueOf(rule.groupId())), true));
            String source = SecurityRules.source(rule);
            facts.add(at(rule.prefixListId() == null ? Label.SOURCE : Label.PREFIX_LIST, source));
            if (rule.description() != null && !rule.description().isBlank()) {
                facts.add(Fact.of(Label.DESCRIPTION, rule.description()));
            }
            rule.tags().stream().filter(tag -> tag.key().equals(Pipeline.TAG)).map(Tag::value).findFirst()
                    .ifPresent(tag -> facts.add(Fact.of(Label.RULE_MADE_BY, OUR_DESCRIPTION + tag)));
        }
        return facts;
    }

    /** {@code 100 ALLOW tcp 8080 0.0.0.0/0}. */
    static Fact entry(NetworkAclEntry entry) {
        String ports = entry.portRange() == null ? "" : entry.portRange().from().equals(entry.portRange().to())
                ? " " + entry.portRange().from() : " " + entry.portRange().from() + "-" + entry.portRange().to();
        String range = entry.cidrBlock() == null ? entry.ipv6CidrBlock() : entry.cidrBlock();
        String number = entry.ruleNumber() >= AclRules.LAST ? "*" : String.valueOf(entry.ruleNumber());
        String protocol = switch (entry.protocol()) {
            case "-1" -> "all";
            case "6" -> "tcp";
            default -> entry.protocol();
        };
        return Fact.of(Boolean.TRUE.equals(entry.egress()) ? Label.ENTRY_OUT : Label.ENTRY_IN,
                number + (entry.ruleAction() == RuleAction.ALLOW ? " ALLOW " : " DENY ") + protocol + ports + " "
                        + range);
    }
}
