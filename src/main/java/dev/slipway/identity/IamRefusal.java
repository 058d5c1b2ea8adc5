package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import java.util.function.Supplier;

/** Changes IAM, and tells apart the refusals that have a reason of their own: a full quota, and somebody quicker. */
final class IamRefusal {

    private IamRefusal() {}

    /**
     * @param what what is made or changed, by its name
     * @throws ProblemException {@link IdentityProblem.QuotaReached}, {@link IdentityProblem.MadeMeanwhile}, or an
     *     {@link AwsProblem}
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html#API_CreateOpenIDConnectProvider_Errors">
     *     Errors of CreateOpenIDConnectProvider</a>
     */
    static <T> T told(String what, Supplier<T> call) throws ProblemException {
        try {
            return Aws.call(call);
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused(var _, String code, String message)) {
                switch (code) {
                    case "LimitExceeded", "LimitExceededException" ->
                            throw new ProblemException(new IdentityProblem.QuotaReached(what, message), e);
                    case "EntityAlreadyExists", "EntityAlreadyExistsException" ->
                            throw new ProblemException(new IdentityProblem.MadeMeanwhile(what), e);
                    default -> { }
                }
            }
            throw e;
        }
    }
}
