package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.pipeline.Seen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks whether the execution role may do what it is needed for, by its own policies. */
public record RoleRights(RoleSight sight, RoleNeed need) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        List<AccessRequest> requests = need.requests(sight.account(), sight.workload());
        return requests.isEmpty() ? Seen.fine("look.rights.notNeeded." + need) : of(requests);
    }

    /** Whether the role may do all of these. */
    Seen of(List<AccessRequest> requests) throws ProblemException {
        Optional<ExistingRole> role = sight.role();
        if (role.isEmpty()) {
            return Seen.untold("look.rights.noRole");
        }
        List<AccessRequest> missing = requests.stream()
                .filter(request -> !Evaluator.decide(role.get().policies(), request).isAllowed()).toList();
        return missing.isEmpty() ? allowed(role.get(), requests) : missing(role.get(), missing);
    }

    /** A boundary takes away what policies give, and is not looked up. */
    private Seen allowed(ExistingRole role, List<AccessRequest> requests) throws ProblemException {
        if (requests.stream().anyMatch(this::isOfAnotherAccount)) {
            return Seen.untold("look.rights.otherAccount", sight.name(), actions(requests));
        }
        return role.boundary().isEmpty()
                ? Seen.fine("look.rights.allowed", sight.name(), actions(requests))
                : Seen.untold("look.rights.boundary", sight.name(), actions(requests), role.boundary().get().arn());
    }

    /** There the thing's own policy must allow it, too. */
    private boolean isOfAnotherAccount(AccessRequest request) {
        return request.resource().startsWith("arn:")
                && !request.resource().contains(":" + sight.account().id() + ":");
    }

    private Seen missing(ExistingRole role, List<AccessRequest> missing) throws ProblemException {
        String resources = missing.stream().map(AccessRequest::resource).distinct().collect(Collectors.joining(", "));
        if (!role.notes().isEmpty()) {
            return Seen.untold("look.rights.unread", sight.name(), actions(missing));
        }
        boolean depends = missing.stream().anyMatch(request -> isConditional(role, request));
        return depends ? Seen.untold("look.rights.condition", sight.name(), actions(missing))
                : Seen.fault("look.rights.denied", sight.name(), actions(missing), resources);
    }

    /** What the request will come with is not known here, so a condition decides when it is sent. */
    private static boolean isConditional(ExistingRole role, AccessRequest request) {
        return role.policies().stream().flatMap(policy -> policy.statements().stream())
                .filter(PolicyStatement::allows).map(statement -> Evaluator.mismatch(statement, request))
                .anyMatch(mismatch -> mismatch.filter(Evaluator.Mismatch.Unmet.class::isInstance).isPresent());
    }

    private static String actions(List<AccessRequest> requests) {
        return requests.stream().map(AccessRequest::action).distinct().collect(Collectors.joining(", "));
    }
}
