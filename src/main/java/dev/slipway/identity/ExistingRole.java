package dev.slipway.identity;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * A role as it stands in the account.
 *
 * @param inline     its own policies
 * @param attached   the managed policies that could be read
 * @param attachedArns all managed policies, by ARN
 * @param notes      about policies that could not be read
 */
record ExistingRole(Role role, PolicyDocument trust, List<PolicyDocument> inline, List<PolicyDocument> attached,
                    List<String> attachedArns, List<Note> notes) {

    /**
     * Empty when there is none of that name.
     *
     * @throws ProblemException an {@link IdentityProblem} when one of its own policies cannot be understood
     */
    static Optional<ExistingRole> read(IamClient iam, String name) throws ProblemException {
        Optional<Role> role = Aws.call(() -> {
            try {
                return Optional.of(iam.getRole(request -> request.roleName(name)).role());
            } catch (NoSuchEntityException e) {
                return Optional.<Role>empty();
            }
        });
        return role.isEmpty() ? Optional.empty() : Optional.of(read(iam, role.get()));
    }

    /** All policies that can be read, the role's own first. */
    List<PolicyDocument> policies() {
        return Stream.concat(inline.stream(), attached.stream()).toList();
    }

    Optional<PolicyDocument> inline(String policyName) {
        return inline.stream().filter(policy -> policy.name().equals(policyName)).findFirst();
    }

    private static ExistingRole read(IamClient iam, Role role) throws ProblemException {
        PolicyDocument trust = PolicyDocument.parse(role.roleName(), role.assumeRolePolicyDocument());
        List<PolicyDocument> inline = new ArrayList<>();
        List<String> names = Aws.call(() -> iam.listRolePoliciesPaginator(request -> request.roleName(role.roleName()))
                .policyNames().stream().toList());
        for (String name : names) {
            String text = Aws.call(() -> iam.getRolePolicy(request -> request.roleName(role.roleName())
                    .policyName(name)).policyDocument());
            inline.add(PolicyDocument.parse(name, text));
        }
        List<AttachedPolicy> attached = Aws.call(() -> iam.listAttachedRolePoliciesPaginator(
                request -> request.roleName(role.roleName())).attachedPolicies().stream().toList());
        List<PolicyDocument> read = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (AttachedPolicy policy : attached) {
            managed(iam, policy).ifPresentOrElse(read::add,
                    () -> notes.add(Note.info("identity.note.unreadPolicy", policy.policyName())));
        }
        return new ExistingRole(role, trust, inline, read, attached.stream().map(AttachedPolicy::policyArn).toList(),
                notes);
    }

    /** A managed policy is not ours to need: when it may not be read, the plan goes on without it. */
    private static Optional<PolicyDocument> managed(IamClient iam, AttachedPolicy attached) throws ProblemException {
        try {
            String version = Aws.call(() -> iam.getPolicy(request -> request.policyArn(attached.policyArn())).policy()
                    .defaultVersionId());
            String text = Aws.call(() -> iam.getPolicyVersion(request -> request.policyArn(attached.policyArn())
                    .versionId(version)).policyVersion().document());
            return Optional.of(PolicyDocument.parse(attached.policyName(), text));
        } catch (ProblemException e) {
            return switch (e.problem()) {
                case AwsProblem.AccessDenied _, AwsProblem.Refused _, AwsProblem.NotInPractice _,
                     IdentityProblem _ -> Optional.empty();
                default -> throw e;
            };
        }
    }
}
