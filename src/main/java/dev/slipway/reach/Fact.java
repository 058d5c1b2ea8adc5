package dev.slipway.reach;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that was looked at on a step of the way.
 *
 * @param label     what it is; its text is {@code rung.fact.LABEL}
 * @param value     what people read: {@code tcp 8080 from 203.0.113.7/32}, {@code 203.0.113.24}
 * @param id        how AWS calls it, for copying ({@code sgr-0123}, an ARN); empty for a mere value
 * @param console   where AWS's console shows it; nothing is there for the practice account
 * @param isDecider whether the step stands as it does because of this: the rule, the route, the entry
 */
public record Fact(Label label, String value, String id, Optional<URI> console, boolean isDecider) {

    /** What a fact is. */
    public enum Label {
        SERVICE, TASK, OTHER_TASKS, TASK_HEALTH, INTERFACE, SUBNET, PRIVATE_ADDRESS, PUBLIC_ADDRESS, ROUTE_TABLE,
        /** The main one of the VPC, which holds for subnets without one of their own. */
        MAIN_ROUTE_TABLE, ROUTE, GATEWAY, NETWORK_ACL, ENTRY_IN, ENTRY_OUT, SECURITY_GROUP, RULE, DESCRIPTION,
        /** Whom a rule lets in. */
        SOURCE, RULE_MADE_BY, PREFIX_LIST, BALANCER, SCHEME, LISTENER, LISTENER_RULE, TARGET_GROUP, TARGET,
        YOUR_ADDRESS,
        /** What was asked. */
        URL,
        /** What may be asked, but only after a click: it may be another machine here, or another's machine. */
        URL_ON_CLICK, RESOLVED_ADDRESS, MILLISECONDS, STATUS, SERVER
    }

    public Fact {
        Objects.requireNonNull(label);
        Objects.requireNonNull(value);
        Objects.requireNonNull(id);
        Objects.requireNonNull(console);
    }

    static Fact of(Label label, Object value) {
        return new Fact(label, String.valueOf(value), "", Optional.empty(), false);
    }

    Fact deciding() {
        return new Fact(label, value, id, console, true);
    }
}
