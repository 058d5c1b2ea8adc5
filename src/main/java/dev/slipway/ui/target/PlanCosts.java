package dev.slipway.ui.target;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.change.Subject;
import dev.slipway.cleanup.Prices;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.Asides;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What each part of a target is for, roughly what it costs in an hour, and all of it together.
 *
 * @param <W> what is wanted
 */
public final class PlanCosts<W> implements Asides<W> {

    private static final int HOURS_OF_A_MONTH = 730;
    /** A load balancer has an address in each zone, and we give it two zones at least. */
    private static final int ZONES = 2;

    private final Workspace workspace;
    private final Function<W, Pipeline> pipeline;

    /** @param pipeline what is wanted is for */
    public PlanCosts(Workspace workspace, Function<W, Pipeline> pipeline) {
        this.workspace = workspace;
        this.pipeline = pipeline;
    }

    /** What a load balancer gives and costs. */
    static Note balancer(World world) {
        Prices prices = Prices.near(world.account().region());
        double hour = balancerHour(prices);
        return Note.info("target.balanced.words", hour, hour * HOURS_OF_A_MONTH, prices.region(), Prices.READ);
    }

    @Override
    public List<Note> beside(Change change) {
        return Optional.ofNullable(purpose(change.what().kind())).map(Note::info)
                .map(purpose -> List.of(purpose, price(change.what().kind()))).orElse(List.of());
    }

    /** Null for what is not of a target. */
    private static String purpose(Subject.Kind kind) {
        return switch (kind) {
            case REPOSITORY -> "purpose.REPOSITORY";
            case LOG_GROUP -> "purpose.LOG_GROUP";
            case ROLE -> "purpose.ROLE";
            case ROLE_POLICY, POLICY_ATTACHMENT -> "purpose.ROLE_POLICY";
            case SERVICE_LINKED_ROLE -> "purpose.SERVICE_LINKED_ROLE";
            case CLUSTER -> "purpose.CLUSTER";
            case VPC -> "purpose.VPC";
            case SUBNET -> "purpose.SUBNET";
            case INTERNET_GATEWAY -> "purpose.INTERNET_GATEWAY";
            case ROUTE -> "purpose.ROUTE";
            case SECURITY_GROUP -> "purpose.SECURITY_GROUP";
            case SECURITY_GROUP_RULE -> "purpose.SECURITY_GROUP_RULE";
            case LOAD_BALANCER -> "purpose.LOAD_BALANCER";
            case TARGET_GROUP -> "purpose.TARGET_GROUP";
            case LISTENER -> "purpose.LISTENER";
            case TASK_DEFINITION -> "purpose.TASK_DEFINITION";
            case SERVICE -> "purpose.SERVICE";
            default -> null;
        };
    }

    private Note price(Subject.Kind kind) {
        Prices prices = prices();
        return switch (kind) {
            case REPOSITORY -> Note.info("price.stored", prices.imageGibibyteMonth());
            case LOG_GROUP -> Note.info("price.logged", prices.logGibibyte());
            case LOAD_BALANCER -> Note.info("price.hour", balancerHour(prices));
            case SERVICE -> Note.info("price.hour", taskHour(workspace.pipeline().get(), prices));
            default -> Note.info("price.free");
        };
    }

    @Override
    public List<Note> under(Plan<W> plan) {
        Pipeline wanted = pipeline.apply(plan.wanted());
        Prices prices = prices();
        boolean isBalanced = wanted.placement().balanced();
        double now = plan.changes().stream().map(change -> change.what().kind()).mapToDouble(kind -> switch (kind) {
            case LOAD_BALANCER -> balancerHour(prices);
            case SERVICE -> taskHour(wanted, prices);
            default -> 0;
        }).sum();
        double running = taskHour(wanted, prices) + (isBalanced ? balancerHour(prices) : 0);
        String key = now > 0 ? "price.total" : isBalanced ? "price.later.balanced" : "price.later";
        return List.of(Note.info(key, now > 0 ? now : running, (now > 0 ? now : running) * HOURS_OF_A_MONTH,
                prices.region(), Prices.READ));
    }

    private Prices prices() {
        return Prices.near(workspace.world().get().account().region());
    }

    /** One task and its public address. */
    private static double taskHour(Pipeline pipeline, Prices prices) {
        return prices.taskHour(pipeline.size()) + prices.publicAddress();
    }

    private static double balancerHour(Prices prices) {
        return prices.balancer() + ZONES * prices.publicAddress();
    }
}
