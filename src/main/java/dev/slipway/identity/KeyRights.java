package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.pipeline.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether the execution role may decrypt with the customer key that its secrets are locked with. Which key that
 * is no read of Slipway's tells; AWS names it when it refuses.
 *
 * @param key the key's ARN as AWS has named it; empty when it has not
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html">Secrets Manager
 *     and KMS</a>
 */
public record KeyRights(RoleSight sight, Optional<String> key) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        if (key.isEmpty()) {
            return sight.workload().secrets().isEmpty() ? Seen.fine("look.rights.notNeeded.SECRETS")
                    : Seen.untold("look.keyRights.untold", "aws secretsmanager describe-secret --query KmsKeyId "
                            + "--region " + sight.account().region() + " --secret-id …");
        }
        Seen rights = new RoleRights(sight, RoleNeed.SECRETS)
                .of(List.of(AccessRequest.of("kms:Decrypt", key.get(), Map.of())));
        // the key's own policy has to agree, and is not read
        return rights.state() == Seen.State.FINE ? Seen.untold("look.keyRights.keyPolicy", sight.name(), key.get(),
                "aws kms get-key-policy --policy-name default --key-id " + key.get()) : rights;
    }
}
