package dev.slipway.target;

import dev.slipway.change.Attempt;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.FargatePurchase;
import dev.slipway.pipeline.TaskSize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tells what a fresh account lacks and no plan can make: room for one task in its quota of vCPUs on Fargate. */
public final class FreshAccount implements Operation<TaskSize> {

    public static final String NAME = "target.fresh";

    private static final BigDecimal UNITS_OF_VCPU = BigDecimal.valueOf(1024);
    /** Room for the old and the new task of a deployment, and for trying things out. */
    private static final double ENOUGH = 6;

    private final Account account;

    public FreshAccount(Account account) {
        this.account = account;
    }

    /** Never changes anything; {@code wanted} is the size of one task. */
    @Override
    public Plan<TaskSize> plan(TaskSize wanted) throws ProblemException {
        Attempt<Optional<Double>> quota = new Attempt<>(() -> FargatePurchase.ON_DEMAND.vcpus(account)).get();
        List<Note> notes = quota.problem().isPresent() ? List.of(Note.info("target.quota.unread",
                FargatePurchase.ON_DEMAND.command(account.region()))) : quota.answer().orElseThrow()
                .flatMap(vcpus -> note(vcpus, wanted)).stream().toList();
        return new Plan<>(NAME, wanted, List.of(), notes);
    }

    private Optional<Note> note(double vcpus, TaskSize wanted) {
        BigDecimal needed = BigDecimal.valueOf(wanted.cpu()).divide(UNITS_OF_VCPU);
        return needed.compareTo(BigDecimal.valueOf(vcpus)) <= 0 ? Optional.empty() : Optional.of(Note.warning(
                "target.quota.short", text(BigDecimal.valueOf(vcpus)), text(needed),
                FargatePurchase.ON_DEMAND.commandForMore(account.region(),
                        Math.max(ENOUGH, 2 * needed.doubleValue()))));
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
