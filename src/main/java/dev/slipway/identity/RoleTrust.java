package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.pipeline.Seen;
import java.util.Optional;

/** Looks whether ECS can take on the execution role: that it is named, there, and trusts the tasks. */
public record RoleTrust(RoleSight sight) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        if (sight.name().isEmpty()) {
            // only on EC2 can the role be left out, and there the instance's own fetches the image and writes the log
            return sight.workload().secrets().isEmpty() ? Seen.untold("look.role.instance")
                    : Seen.fault("look.role.none");
        }
        Optional<ExistingRole> role = sight.role();
        if (role.isEmpty()) {
            return Seen.fault("look.role.gone", sight.name());
        }
        return ExecutionRole.trustsEcsTasks(sight.account(), role.get().trust())
                ? Seen.fine("look.role.trusted", sight.name())
                : Seen.fault("look.role.distrusts", sight.name(), PermissionPolicy.ECS_TASKS);
    }
}
