package dev.slipway.identity;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a role, with all the policies it has, would manage each call of the pipeline.
 *
 * @param simulation what IAM itself says, or why it was not asked
 * @param excesses   what in its policies is wider than needed, the worst first
 */
public record RoleCalls(List<Row> rows, Simulation simulation, List<Excess> excesses, List<Detachable> managed) {

    public RoleCalls {
        rows = List.copyOf(rows);
        excesses = List.copyOf(excesses);
        managed = List.copyOf(managed);
    }

    /** One call. */
    public record Row(PipelineCall call, Answer answer, Optional<Simulation.Decision> iam) {

        /** Whether IAM says otherwise than what was found here. */
        public boolean isDisputed() {
            return iam.filter(it -> answer instanceof Answer.Allowed ? !it.isAllowed()
                    : it.isAllowed() && (answer instanceof Answer.Denied || answer instanceof Answer.Missing
                            || answer instanceof Answer.Bounded)).isPresent();
        }
    }

    /**
     * A managed policy of the role.
     *
     * @param arn  by which it is detached
     * @param lost what else would go with it; empty when nothing would
     */
    public record Detachable(String name, String arn, List<String> lost) {
        public Detachable {
            lost = List.copyOf(lost);
        }
    }

    /** What becomes of a call. */
    public sealed interface Answer {

        /** Its sentence. */
        default Note note() {
            return switch (this) {
                case Allowed it -> Note.info("identity.call.Allowed", it.by().policy(), it.by().place());
                case Denied it -> Note.warning("identity.call.Denied", it.by().policy(), it.by().place());
                case Bounded it -> Note.warning("identity.call.Bounded", it.boundary());
                case Depends it -> Note.warning("identity.call.Depends", it.on().policy(), it.on().place(), it.key());
                case Untold it -> Note.warning("identity.call.Untold", String.join(", ", it.unread()));
                case Missing _ -> Note.warning("identity.call.Missing");
            };
        }

        record Allowed(Grant by) implements Answer {}

        /** A statement denies it, whatever others allow. */
        record Denied(Grant by) implements Answer {}

        /** The permissions boundary does not let through what the policies allow. */
        record Bounded(String boundary) implements Answer {}

        /** A condition on something that is not known beforehand decides. */
        record Depends(Grant on, String key) implements Answer {}

        /** What could be read does not allow it, but these could not be read. */
        record Untold(List<String> unread) implements Answer {
            public Untold {
                unread = List.copyOf(unread);
            }
        }

        /** No statement allows it. */
        record Missing() implements Answer {}
    }

    /**
     * Reads the role and asks IAM, too, where the account allows that. Empty when there is no such role.
     *
     * @throws ProblemException when the role cannot be read
     */
    public static Optional<RoleCalls> read(Account account, String name, PipelineResources resources)
            throws ProblemException {
        Optional<ExistingRole> role = ExistingRole.read(account.iam(), name);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        List<PipelineCall> calls = PipelineCall.of(resources);
        return Optional.of(of(role.get(), PermissionPolicy.of(resources), calls,
                Simulation.of(account.iam(), role.get().role().arn(), calls)));
    }

    static RoleCalls of(ExistingRole role, PermissionPolicy wanted, List<PipelineCall> calls, Simulation simulation) {
        Map<PipelineCall, Simulation.Decision> decisions = simulation.decisions();
        return new RoleCalls(calls.stream().map(call -> new Row(call, answer(role, call.request()),
                Optional.ofNullable(decisions.get(call)))).toList(), simulation,
                new RoleReview(role, wanted).excesses().sorted((one, other) -> one.opening().compareTo(other.opening()))
                        .toList(),
                role.attached().stream().map(managed -> new Detachable(managed.name(), managed.arn(),
                        RoleReview.lostWithout(managed, wanted.document()))).toList());
    }

    static Answer answer(ExistingRole role, AccessRequest request) {
        Answer byPolicies = answer(role.policies(), request);
        boolean isOpen = byPolicies instanceof Answer.Missing || byPolicies instanceof Answer.Allowed;
        if (!isOpen) {
            return byPolicies;
        }
        List<String> unread = role.unreadNames();
        if (byPolicies instanceof Answer.Missing) {
            return unread.isEmpty() ? byPolicies : new Answer.Untold(unread);
        }
        return role.boundary().map(boundary -> boundary.document()
                .map(document -> bounded(byPolicies, boundary, answer(List.of(document), request)))
                .orElseGet(() -> new Answer.Untold(List.of(boundary.name())))).orElse(byPolicies);
    }

    private static Answer bounded(Answer byPolicies, ExistingRole.Managed boundary, Answer byBoundary) {
        return switch (byBoundary) {
            case Answer.Allowed _ -> byPolicies;
            case Answer.Depends it -> it;
            default -> new Answer.Bounded(boundary.arn());
        };
    }

    private static Answer answer(List<PolicyDocument> policies, AccessRequest request) {
        Foresight foresight = Foresight.of(policies, request);
        if (foresight.sure() instanceof Decision.Denied(String policy, PolicyStatement by)) {
            return new Answer.Denied(Grant.in(policies, policy, by));
        }
        Optional<Answer> open = foresight.turningPoint().map(it -> new Answer.Depends(it.grant(), it.key()));
        return open.orElseGet(() -> foresight.sure() instanceof Decision.Allowed(String policy, PolicyStatement by)
                ? new Answer.Allowed(Grant.in(policies, policy, by)) : new Answer.Missing());
    }
}
