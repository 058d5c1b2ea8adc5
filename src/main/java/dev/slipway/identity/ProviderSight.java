package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The OIDC providers that an account has. */
public final class ProviderSight {

    private ProviderSight() {}

    /** Their ARNs; empty when this identity may not list them, without which everything else still works. */
    public static Optional<Set<String>> arns(Account account) throws ProblemException {
        try {
            return Optional.of(Aws.call(() -> account.iam().listOpenIDConnectProviders(it -> it.build())
                    .openIDConnectProviderList().stream().map(it -> it.arn())
                    .collect(Collectors.toUnmodifiableSet())));
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.AccessDenied
                    || e.problem() instanceof AwsProblem.DeniedByAdministrator) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
