package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Cidr;
import java.util.List;

/** Asks somebody on the internet which address this computer's questions come from. Only after a click that says so. */
public interface OwnAddress {

    /**
     * One of IPv4 ({@code /32}), one of IPv6 ({@code /128}), or both.
     *
     * @throws ProblemException a {@link ReachProblem} when nobody was reached or the answer was no address
     */
    List<Cidr> ask() throws ProblemException;
}
