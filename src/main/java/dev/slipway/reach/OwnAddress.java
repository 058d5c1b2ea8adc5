package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Cidr;

/** Asks somebody outside under which address the internet sees this computer. Only when the user says so. */
public interface OwnAddress {

    /** Who is asked, and so learns this computer's public address and that Slipway asked: a host's name. */
    String asked();

    /**
     * The address as a range of one, {@code 203.0.113.7/32}.
     *
     * @throws ProblemException a {@link ReachProblem} when nobody answered in time, or with something that is no public
     *     address
     */
    Cidr ask() throws ProblemException;
}
