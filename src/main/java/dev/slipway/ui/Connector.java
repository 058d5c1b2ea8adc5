package dev.slipway.ui;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.CallLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes worlds; the program's start hands it to the window, which does not know what a practice account is made of. */
public interface Connector {

    /** The account in memory, with the sample as its repository folder. */
    World practice(CallLog calls) throws ProblemException;

    /** A real account, or an emulator at AWS_ENDPOINT_URL. */
    World real(Request request, CallLog calls) throws ProblemException;

    /** The profiles of the AWS configuration files; empty when there are none. */
    List<String> profiles();

    /** What could not be read of the AWS configuration files. */
    List<Problem> profileProblems();

    /** How the real account was reached that was worked on last; without a token, which is never kept. */
    Optional<Request> last();

    /** How the account of the moment was reached, without a token; empty for the practice account. */
    Optional<Request> entered();

    /** Regions to choose from. */
    List<String> regions();

    /**
     * Which account and repository.
     *
     * @param profile empty for the default credentials chain
     * @param folder  the repository's folder
     * @param token   a GitHub token, or empty to take gh's or the environment's; kept in memory only
     */
    record Request(String profile, String region, Path folder, String token) {
        @Override
        public String toString() {
            return "Request[profile=" + profile + ", region=" + region + ", folder=" + folder + "]";
        }
    }
}
