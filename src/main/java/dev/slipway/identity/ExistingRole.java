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
 * @param inline     its own policies, as far as they are understood
 * @param unread     the names of its own policies that are not understood, and why; nothing of them is ever rewritten
 * @param attached   its managed policies
 * @param boundary   the managed policy beyond which no other allows anything
 */
record ExistingRole(Role role, PolicyDocument trust, List<PolicyDocument> inline, List<IdentityProblem> unread,
                    List<Managed> attached, Optional<Managed> boundary) {

    ExistingRole {
        inline = List.copyOf(inline);
        unread = List.copyOf(unread);
        attached = List.copyOf(attached);
    }

    /**
     * A policy that other roles may have, too.
     *
     * @param document empty when it could not be read
     */
    record Managed(String arn, Optional<PolicyDocument> document) {

        /** What follows the path. */
        String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }
    }

    /**
     * Empty when there is none of that name.
     *
     * @throws ProblemException an {@link IdentityProblem} when its trust policy cannot be understood
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
        return Stream.concat(inline.stream(), attached.stream().flatMap(managed -> managed.document().stream()))
                .toList();
    }

    Optional<PolicyDocument> inline(String policyName) {
        return inline.stream().filter(policy -> policy.name().equals(policyName)).findFirst();
    }

    boolean has(String policyArn) {
        return attached.stream().anyMatch(managed -> managed.arn().equals(policyArn));
    }

    /** Of the policies of which nothing is known. */
    List<String> unreadNames() {
        return Stream.concat(unread.stream().map(ExistingRole::policyOf), attached.stream()
                .filter(managed -> managed.document().isEmpty()).map(Managed::name)).toList();
    }

    /** The policy that a problem of reading one is about. */
    static String policyOf(IdentityProblem problem) {
        return switch (problem) {
            case IdentityProblem.NotJson it -> it.policy();
            case IdentityProblem.NotAPolicy it -> it.policy();
            default -> "";
        };
    }

    /** About policies that could not be read: what they allow is not counted, and what they deny is not seen. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        attached.stream().filter(managed -> managed.document().isEmpty())
                .forEach(managed -> notes.add(Note.info("identity.note.unreadPolicy", managed.name())));
        for (IdentityProblem problem : unread) {
            notes.add(switch (problem) {
                case IdentityProblem.NotJson it ->
                        Note.warning("identity.note.notJson", it.policy(), it.line(), it.column());
                case IdentityProblem.NotAPolicy it ->
                        Note.warning("identity.note.notAPolicy", it.policy(), it.place(), it.found());
                default -> Note.warning("identity.note.unreadPolicy", problem.toString());
            });
        }
        return notes;
    }

    private static ExistingRole read(IamClient iam, Role role) throws ProblemException {
        PolicyDocument trust = PolicyDocument.parse(role.roleName(), role.assumeRolePolicyDocument());
        List<PolicyDocument> inline = new ArrayList<>();
        List<IdentityProblem> unread = new ArrayList<>();
        List<String> names = Aws.call(() -> iam.listRolePoliciesPaginator(request -> request.roleName(role.roleName()))
                .policyNames().stream().toList());
        for (String name : names) {
            String text = Aws.call(() -> iam.getRolePolicy(request -> request.roleName(role.roleName())
                    .policyName(name)).policyDocument());
            try {
                inline.add(PolicyDocument.parse(name, text));
            } catch (ProblemException e) {
                unread.add((IdentityProblem) e.problem());
            }
        }
        List<Managed> attached = new ArrayList<>();
        for (AttachedPolicy policy : Aws.call(() -> iam.listAttachedRolePoliciesPaginator(
                request -> request.roleName(role.roleName())).attachedPolicies().stream().toList())) {
            attached.add(managed(iam, policy.policyArn()));
        }
        Optional<Managed> boundary = role.permissionsBoundary() == null ? Optional.empty()
                : Optional.of(managed(iam, role.permissionsBoundary().permissionsBoundaryArn()));
        return new ExistingRole(role, trust, inline, unread, attached, boundary);
    }

    /** A managed policy is not ours to need: when it may not be read, the plan goes on without it. */
    private static Managed managed(IamClient iam, String arn) throws ProblemException {
        try {
            String version = Aws.call(() -> iam.getPolicy(request -> request.policyArn(arn)).policy()
                    .defaultVersionId());
            String text = Aws.call(() -> iam.getPolicyVersion(request -> request.policyArn(arn)
                    .versionId(version)).policyVersion().document());
            return new Managed(arn, Optional.of(PolicyDocument.parse(arn.substring(arn.lastIndexOf('/') + 1), text)));
        } catch (ProblemException e) {
            return switch (e.problem()) {
                case AwsProblem.AccessDenied _, AwsProblem.Refused _, AwsProblem.NotInPractice _,
                     IdentityProblem _ -> new Managed(arn, Optional.empty());
                default -> throw e;
            };
        }
    }
}
