package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Said;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/** Looks whom a role's trust policy lets in, for comparing it with who will come. */
public record TrustLook(Account account) {

    /**
     * Also of a role that is not there.
     *
     * @throws ProblemException an {@link IdentityProblem} when the policy cannot be understood, or an
     *     {@link dev.slipway.cloud.AwsProblem}
     */
    public Said.Trusted at(String name, TrustTarget target) throws ProblemException {
        Optional<Role> role = Aws.call(() -> {
            try {
                return Optional.of(account.iam().getRole(r -> r.roleName(name)).role());
            } catch (NoSuchEntityException e) {
                return Optional.<Role>empty();
            }
        });
        if (role.isEmpty()) {
            return new Said.Trusted(name, false, target.needed(), List.of(), List.of());
        }
        PolicyDocument trust = PolicyDocument.parse(name, role.get().assumeRolePolicyDocument());
        TrustReview review = TrustReview.of(trust, target);
        return new Said.Trusted(name, true, target.needed(), review.unmet(), review.subjects());
    }
}
