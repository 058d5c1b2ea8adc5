package dev.slipway.ui.target;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.change.Subject;
import dev.slipway.cleanup.Prices;
import dev.slipway.cleanup.Prices.Figure;
import dev.slipway.cleanup.Usage;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Workspace;
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
    /** It has an address in each zone, and we give it two zones at least. */
    private static final Usage BALANCER = new Usage.Balancer(2);

    private final Workspace workspace;
    private final Function<W, Pipeline> pipeline;

    /** @param pipeline what is wanted is for */
    public PlanCosts(Workspace workspace, Function<W, Pipeline> pipeline) {
        this.workspace = workspace;
        this.pipeline = pipeline;
    }

    /** What a load balancer gives and costs. */
    static Note balancer(Workspace workspace) {
        Prices prices = near(workspace);
        double hour = prices.hour(BALANCER);
        return Note.info("target.balanced.words", hour, hour * HOURS_OF_A_MONTH, prices.region(), prices.read());
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
            case REPOSITORY -> Note.info("price.stored", prices.of(Figure.ECR_GB_MONTH));
            case LOG_GROUP -> Note.info("price.logged", prices.of(Figure.LOGS_GB));
            case LOAD_BALANCER -> Note.info("price.hour", prices.hour(BALANCER));
            case SERVICE -> Note.info("price.hour", prices.hour(task(workspace.pipeline().get())));
            default -> Note.info("price.free");
        };
    }

    @Override
    public List<Note> under(Plan<W> plan) {
        Pipeline wanted = pipeline.apply(plan.wanted());
        Prices prices = prices();
        boolean isBalanced = wanted.placement().balanced();
        double now = plan.changes().stream().map(change -> change.what().kind()).mapToDouble(kind -> switch (kind) {
            case LOAD_BALANCER -> prices.hour(BALANCER);
            case SERVICE -> prices.hour(task(wanted));
            default -> 0;
        }).sum();
        double running = prices.hour(task(wanted)) + (isBalanced ? prices.hour(BALANCER) : 0);
        String key = now > 0 ? "price.total" : isBalanced ? "price.later.balanced" : "price.later";
        return List.of(Note.info(key, now > 0 ? now : running, (now > 0 ? now : running) * HOURS_OF_A_MONTH,
                prices.region(), prices.read()));
    }

    private Prices prices() {
        return near(workspace);
    }

    private static Prices near(Workspace workspace) {
        return workspace.prices().get().near(workspace.world().get().account().region());
    }

    /** One, and its public address. */
    private static Usage task(Pipeline pipeline) {
        return new Usage.Tasks(1, pipeline.size(), 1);
    }
}
