package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.LogGroups;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;

/** Looks whether the log groups that a service's containers write to are there, or will be made. */
public record LogGroupsThere(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        List<Seen> all = new ArrayList<>();
        for (Workload.Log log : workload.get().logs()) {
            all.add(seen(log));
        }
        return all.isEmpty() ? Seen.fine("look.logGroup.none") : Seen.worst(all);
    }

    private Seen seen(Workload.Log log) throws ProblemException {
        if (!log.region().isEmpty() && !log.region().equals(account.region())) {
            return Seen.untold("look.logGroup.otherRegion", log.group(), log.region(),
                    "aws logs describe-log-groups --region " + log.region() + " --log-group-name-prefix "
                            + log.group());
        }
        if (LogGroups.isThere(account, log.group())) {
            return Seen.fine("look.logGroup.there", log.group());
        }
        return log.creates() ? Seen.fine("look.logGroup.willBeMade", log.group())
                : Seen.fault("look.logGroup.missing", log.group());
    }
}
