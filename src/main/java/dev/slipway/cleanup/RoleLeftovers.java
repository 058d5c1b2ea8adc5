package dev.slipway.cleanup;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.IamRequest;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Roles with their policies, and GitHub's OIDC provider, which the whole account shares: it goes only when no role that
 * stays trusts it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html">Delete roles</a>
 */
final class RoleLeftovers {

    /** The tags of so many roles are read; those whose names we know come first. */
    private static final int MOST = 200;
    /** AWS makes and removes these itself. */
    private static final List<String> OF_AWS = List.of("/aws-service-role/", "/aws-reserved/");

    private final IamClient iam;
    private final Reads reads;
    private final Ownership ownership;

    RoleLeftovers(Account account, Reads reads, Ownership ownership) {
        this.iam = account.iam();
        this.reads = reads;
        this.ownership = ownership;
    }

    List<Leftover> leftovers() throws ProblemException {
        List<RoleSight> all = Aws.call(() -> iam.listRolesPaginator(r -> {}).roles().stream().map(RoleSight::of)
                .toList());
        List<RoleSight> asked = all.stream().filter(it -> OF_AWS.stream().noneMatch(it.role().path()::startsWith))
                .sorted(Comparator.comparing(it -> isKnown(it.role()) ? 0 : 1)).limit(MOST).toList();
        List<String> providers = Aws.call(() -> iam.listOpenIDConnectProviders().openIDConnectProviderList()).stream()
                .map(OpenIDConnectProviderListEntry::arn).toList();
        List<Leftover> found = new ArrayList<>(reads.each(asked, role -> leftover(role, providers)).stream()
                .flatMap(Optional::stream).toList());
        Set<String> ours = found.stream().map(it -> it.thing().id()).collect(Collectors.toSet());
        List<RoleSight> others = all.stream().filter(it -> !ours.contains(it.role().arn())).toList();
        for (String arn : providers) {
            provider(arn, others).ifPresent(found::add);
        }
        return found;
    }

    private boolean isKnown(Role role) {
        return role.roleName().equals(ownership.pipeline().trust().role())
                || role.roleName().equals(ownership.pipeline().target().executionRole())
                || ownership.creations().names(Subject.Kind.ROLE).contains(role.roleName());
    }

    private Optional<Leftover> leftover(RoleSight sight, List<String> providers) throws ProblemException {
        Role role = sight.role();
        Thing thing = Thing.of(Subject.Kind.ROLE, role.roleName(), role.arn(), role.arn());
        Optional<String> tag = Ownership.tag(Aws.call(() -> iam.listRoleTags(r -> r.roleName(role.roleName())).tags()),
                Tag::key, Tag::value);
        Optional<Claim> claim = ownership.of(thing, tag);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        Set<String> trusted = providers.stream().filter(sight::trusts).collect(Collectors.toSet());
        return Optional.of(Leftover.of(thing, steps(thing, role.roleName()), claim.get()).needing(trusted)
                .keptFor(sight.otherRepository(ownership.pipeline().repository())
                        .map(other -> Note.info("cleanup.kept.letsIn", other))));
    }

    private List<Change> steps(Thing thing, String role) throws ProblemException {
        List<Change> steps = new ArrayList<>();
        for (String policy : Aws.call(() -> iam.listRolePoliciesPaginator(r -> r.roleName(role)).policyNames().stream()
                .toList())) {
            String document = Aws.call(() -> iam.getRolePolicy(r -> r.roleName(role).policyName(policy))
                    .policyDocument());
            var request = DeleteRolePolicyRequest.builder().roleName(role).policyName(policy).build();
            steps.add(deleted(new Subject(Subject.Kind.ROLE_POLICY, role + "/" + policy), policy,
                    URLDecoder.decode(document, StandardCharsets.UTF_8), request, () -> iam.deleteRolePolicy(request)));
        }
        for (AttachedPolicy policy : Aws.call(() -> iam.listAttachedRolePoliciesPaginator(r -> r.roleName(role))
                .attachedPolicies().stream().toList())) {
            var request = DetachRolePolicyRequest.builder().roleName(role).policyArn(policy.policyArn()).build();
            steps.add(deleted(new Subject(Subject.Kind.POLICY_ATTACHMENT, role + "/" + policy.policyName()),
                    policy.policyArn(), policy.policyArn(), request, () -> iam.detachRolePolicy(request)));
        }
        var request = DeleteRoleRequest.builder().roleName(role).build();
        steps.add(deleted(thing.what(), thing.id(), thing.seen(), request, () -> iam.deleteRole(request)));
        return steps;
    }

    /** @param others the roles that are none of ours */
    private Optional<Leftover> provider(String arn, List<RoleSight> others) throws ProblemException {
        GetOpenIdConnectProviderResponse said = Aws.call(() -> iam.getOpenIDConnectProvider(
                r -> r.openIDConnectProviderArn(arn)));
        Thing thing = Thing.of(Subject.Kind.OIDC_PROVIDER, arn.replaceFirst("^.*:oidc-provider/", ""), arn, arn);
        var request = DeleteOpenIdConnectProviderRequest.builder().openIDConnectProviderArn(arn).build();
        return ownership.of(thing, Ownership.tag(said.tags(), Tag::key, Tag::value)).map(claim -> Leftover.of(thing,
                List.of(deleted(thing.what(), arn, arn, request, () -> iam.deleteOpenIDConnectProvider(request))),
                claim).keptFor(others.stream().filter(it -> it.trusts(arn)).findFirst()
                        .map(it -> Note.info("cleanup.kept.trusted", it.role().roleName()))));
    }

    private static Change deleted(Subject what, String id, String before, IamRequest request, Runnable call) {
        return new Change.Delete(what, before, Call.of(AwsCommand.of(request), (_, _) -> {
            Aws.call(() -> {
                call.run();
                return id;
            });
            return id;
        }));
    }
}
