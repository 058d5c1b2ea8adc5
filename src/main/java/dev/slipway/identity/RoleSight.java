package dev.slipway.identity;

import dev.slipway.change.Once;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Workload;
import java.util.Optional;

/** The execution role of what a service runs, read once for all that ask about it. */
public final class RoleSight {

    private final Account account;
    private final Together.Read<Workload> workload;
    private final Together.Read<Optional<ExistingRole>> role;

    public RoleSight(Account account, Together.Read<Workload> workload) {
        this.account = account;
        this.workload = workload;
        this.role = new Once<>(() -> ExistingRole.read(account.iam(), name()));
    }

    Account account() {
        return account;
    }

    Workload workload() throws ProblemException {
        return workload.get();
    }

    /** As the definition names it, without the ARN's beginning and path; empty when it names none. */
    String name() throws ProblemException {
        String named = workload().executionRole();
        return named.substring(named.lastIndexOf('/') + 1);
    }

    /** Empty when the definition names none, and when there is none of that name. */
    Optional<ExistingRole> role() throws ProblemException {
        return name().isEmpty() ? Optional.empty() : role.get();
    }
}
