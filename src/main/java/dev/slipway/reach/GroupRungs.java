package dev.slipway.reach;

import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * Whether the security groups of an interface or a load balancer let somebody in on a port.
 *
 * @param groups ids
 */
record GroupRungs(Looking looking, Kind kind, List<String> groups, Sight<SecurityRules> rules, int port) {

    /** For who asks from the internet, or from where they say. */
    Rung of(Asker asker, String me) {
        return switch (rules) {
            case Sight.Denied<SecurityRules>(String action) -> Rung.unknown(kind, "reach.denied", action);
            case Sight.Shown<SecurityRules>(SecurityRules all) -> of(all.passage(asker, port), me)
                    .looking(looking.groups(groups)).looking(me.isEmpty() ? List.of()
                            : List.of(Fact.of(Label.YOUR_ADDRESS, me)));
        };
    }

    private Rung of(Passage passage, String me) {
        String names = looking.named(groups);
        return switch (passage) {
            case Passage.Everybody(var by) -> ok("reach.group.everybody", by);
            case Passage.You(var by) -> ok("reach.group.you", by);
            case Passage.NotYou(var by) -> Rung.broken(kind, "reach.group.notYou", names, port,
                    SecurityRules.words(by), me).looking(looking.deciding(by));
            case Passage.Some(var by) -> unknown("reach.group.some", by);
            case Passage.UnreadList(var by) -> unknown("reach.group.prefixList", by);
            case Passage.OtherFamily(var by) -> broken("reach.group.otherFamily", by);
            case Passage.OnlyInside(var by) -> isMeant(by) ? Rung.intended(kind, "reach.group.inside", names, port,
                    SecurityRules.words(by)).looking(looking.deciding(by)) : broken("reach.group.onlyInside", by);
            case Passage.OtherPorts(var open) -> Rung.broken(kind, "reach.group.otherPorts", names, port,
                    SecurityRules.words(open));
            case Passage.Nobody _ -> Rung.broken(kind, "reach.group.nobody", names, port);
        };
    }

    /** For a load balancer, known by its own groups, or by the subnets it asks from. */
    Rung ofBalancer(List<String> itsGroups, List<AddressSpan> itsAddresses) {
        return switch (rules) {
            case Sight.Denied<SecurityRules>(String action) -> Rung.unknown(kind, "reach.denied", action);
            case Sight.Shown<SecurityRules>(SecurityRules all) -> ofBalancer(all, itsGroups, itsAddresses)
                    .looking(looking.groups(groups));
        };
    }

    private Rung ofBalancer(SecurityRules all, List<String> itsGroups, List<AddressSpan> itsAddresses) {
        List<SecurityGroupRule> byGroup = all.lettingGroupsIn(itsGroups, port);
        List<SecurityGroupRule> by = byGroup.isEmpty() ? all.lettingIn(itsAddresses, port) : byGroup;
        if (!by.isEmpty()) {
            return ok("reach.group.balancer", by);
        }
        List<SecurityGroupRule> here = all.lettingIn(port);
        boolean isUnread = here.stream().anyMatch(rule -> rule.prefixListId() != null
                && all.lists().of(rule.prefixListId()).isEmpty());
        if (isUnread || itsAddresses.isEmpty() && here.stream().anyMatch(rule -> rule.referencedGroupInfo() == null)) {
            return unknown("reach.group.perhapsBalancer", here);
        }
        return here.isEmpty() ? Rung.broken(kind, "reach.group.noBalancer", looking.named(groups), port,
                looking.named(itsGroups)) : Rung.broken(kind, "reach.group.notBalancer", looking.named(groups), port,
                SecurityRules.words(here), looking.named(itsGroups)).looking(looking.deciding(here));
    }

    private Rung ok(String key, List<SecurityGroupRule> by) {
        return Rung.ok(kind, key, looking.named(groups), port, SecurityRules.words(by)).looking(looking.deciding(by));
    }

    private Rung unknown(String key, List<SecurityGroupRule> by) {
        return Rung.unknown(kind, key, looking.named(groups), port, SecurityRules.words(by))
                .looking(looking.deciding(by));
    }

    private Rung broken(String key, List<SecurityGroupRule> by) {
        return Rung.broken(kind, key, looking.named(groups), port, SecurityRules.words(by))
                .looking(looking.deciding(by));
    }

    /** Whether somebody has let just this port in from somewhere inside, which nobody does by accident. */
    boolean isMeantForInside() {
        return rules.value().filter(all -> all.passage(Asker.of(false, List.of()), port)
                instanceof Passage.OnlyInside(var by) && isMeant(by)).isPresent();
    }

    private boolean isMeant(List<SecurityGroupRule> by) {
        return by.stream().anyMatch(rule -> rule.fromPort() != null && rule.fromPort() > 0
                && (rule.referencedGroupInfo() == null || !groups.contains(rule.referencedGroupInfo().groupId())));
    }
}
