package dev.slipway.reach;

import dev.slipway.change.Problem;

/** What can stand in the way of opening or closing a port. */
public sealed interface ReachProblem extends Problem {

    /** There is no security group of that id here. */
    record NoSuchSecurityGroup(String id) implements ReachProblem {}
}
