package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

/** The changes to a role's policies: what is missing is added to one of them, what was picked is narrowed. */
final class RolePolicies {

    /**
     * Characters of all inline policies of a role, blanks not counted.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
     */
    static final int MOST = 10_240;

    private final IamClient iam;
    private final String role;
    private final String policyName;

    /** @param policyName the inline policy that gets what is missing */
    RolePolicies(IamClient iam, String role, String policyName) {
        this.iam = iam;
        this.role = role;
        this.policyName = policyName;
    }

    /** @throws ProblemException {@link IdentityProblem.PoliciesTooLarge} */
    Change create(PolicyDocument policy) throws ProblemException {
        if (policy.size() > MOST) {
            throw new ProblemException(new IdentityProblem.PoliciesTooLarge(role, policyName, policy.size(), MOST));
        }
        return new Change.Create(subject(policyName), policy.pretty(), put(policyName, policy));
    }

    /**
     * What is added stands first, so that nothing is missed between two changes.
     *
     * @throws ProblemException {@link IdentityProblem.PoliciesTooLarge}, or what is not understood about the policy
     *     that something is to be added to
     */
    List<Change> changes(ExistingRole existing, PolicyDocument wanted, Narrowing narrowing) throws ProblemException {
        List<PolicyDocument> kept = existing.inline().stream()
                .flatMap(policy -> narrowing.of(policy, wanted).stream()).toList();
        List<PolicyDocument> counted = Stream.concat(kept.stream(), existing.attached().stream()
                .filter(managed -> !narrowing.detached().contains(managed.arn()))
                .flatMap(managed -> managed.document().stream())).filter(RoleReview::counts).toList();
        PolicyComparison compared = PolicyComparison.of(wanted, counted);
        Optional<PolicyDocument> own = existing.inline(policyName);
        Optional<PolicyDocument> ownAfter = ownAfter(kept, compared.missing());
        refuseTooLarge(existing, kept, ownAfter);
        List<Change> changes = new ArrayList<>();
        changes.add(own.equals(ownAfter) ? new Change.Keep(subject(policyName), compared.evidence())
                : replaced(existing, policyName, own, ownAfter));
        for (PolicyDocument policy : existing.inline()) {
            Optional<PolicyDocument> after = narrowing.of(policy, wanted);
            if (!policy.name().equals(policyName) && !after.equals(Optional.of(policy))) {
                changes.add(replaced(existing, policy.name(), Optional.of(policy), after));
            }
        }
        existing.attached().stream().filter(managed -> narrowing.detached().contains(managed.arn()))
                .map(this::detached).forEach(changes::add);
        return changes;
    }

    private Optional<PolicyDocument> ownAfter(List<PolicyDocument> kept, List<ObjectNode> missing) {
        Optional<PolicyDocument> own = kept.stream().filter(policy -> policy.name().equals(policyName)).findFirst();
        if (missing.isEmpty()) {
            return own;
        }
        return Optional.of(own.map(policy -> PolicyComparison.added(policy, missing))
                .orElseGet(() -> PolicyDocument.made(policyName, missing)));
    }

    private void refuseTooLarge(ExistingRole existing, List<PolicyDocument> kept, Optional<PolicyDocument> own)
            throws ProblemException {
        int size = kept.stream().filter(policy -> !policy.name().equals(policyName)).mapToInt(PolicyDocument::size)
                .sum() + own.map(PolicyDocument::size).orElse(0);
        boolean grows = !own.equals(existing.inline(policyName));
        if (grows && size > MOST) {
            throw new ProblemException(new IdentityProblem.PoliciesTooLarge(role, policyName, size, MOST));
        }
    }

    /** A policy that is not understood is left alone, and never written over. */
    private Change replaced(ExistingRole existing, String name, Optional<PolicyDocument> before,
                            Optional<PolicyDocument> after) throws ProblemException {
        Optional<IdentityProblem> unread = existing.unread().stream()
                .filter(problem -> ExistingRole.policyOf(problem).equals(name)).findFirst();
        if (unread.isPresent()) {
            throw new ProblemException(unread.get());
        }
        if (after.isEmpty()) {
            DeleteRolePolicyRequest request = DeleteRolePolicyRequest.builder().roleName(role).policyName(name).build();
            return new Change.Delete(subject(name), before.orElseThrow().pretty(), Call.of(AwsCommand.of(request),
                    (_, _) -> {
                        Aws.call(() -> iam.deleteRolePolicy(request));
                        return name;
                    }));
        }
        return before.isEmpty() ? create(after.get()) : new Change.Update(subject(name), before.get().pretty(),
                after.get().pretty(), put(name, after.get()));
    }

    private Change detached(ExistingRole.Managed managed) {
        DetachRolePolicyRequest request = DetachRolePolicyRequest.builder().roleName(role).policyArn(managed.arn())
                .build();
        String before = managed.document().map(PolicyDocument::pretty).orElse(managed.arn());
        Subject attachment = new Subject(Subject.Kind.POLICY_ATTACHMENT, role + "/" + managed.name());
        return new Change.Delete(attachment, before, Call.of(AwsCommand.of(request), (_, _) -> {
            Aws.call(() -> iam.detachRolePolicy(request));
            return managed.arn();
        }));
    }

    private Call put(String name, PolicyDocument policy) {
        PutRolePolicyRequest request = PutRolePolicyRequest.builder().roleName(role).policyName(name)
                .policyDocument(policy.compact()).build();
        return Call.of(AwsCommand.of(request), (_, _) -> {
            IamRefusal.told(name, () -> iam.putRolePolicy(request));
            return name;
        });
    }

    private Subject subject(String policy) {
        return new Subject(Subject.Kind.ROLE_POLICY, role + "/" + policy);
    }
}
