package dev.slipway.reach;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** Who of the internet gets to a port. */
sealed interface Passage {

    /** Everybody. */
    record Everybody(List<SecurityGroupRule> by) implements Passage {}

    /** Who asks, but not everybody. */
    record You(List<SecurityGroupRule> by) implements Passage {}

    /** Others of the internet, but not who asks, or only a part of the range that was named. */
    record NotYou(List<SecurityGroupRule> by) implements Passage {}

    /** A part of the internet; who asks is not known. */
    record Some(List<SecurityGroupRule> by) implements Passage {}

    /** Whoever is in a prefix list that could not be read. */
    record UnreadList(List<SecurityGroupRule> by) implements Passage {}

    /** The other family of addresses only: IPv6 instead of IPv4, or the other way round. */
    record OtherFamily(List<SecurityGroupRule> by) implements Passage {}

    /** Private ranges or security groups only: nobody of the internet. */
    record OnlyInside(List<SecurityGroupRule> by) implements Passage {}

    /** Nobody; other TCP ports are open. */
    record OtherPorts(List<SecurityGroupRule> open) implements Passage {}

    /** Nobody, to no port. */
    record Nobody() implements Passage {}
}
