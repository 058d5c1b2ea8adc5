package dev.slipway.practice;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** The policies of IAM's roles: inline ones, and AWS's managed ones. */
interface IamRolePolicies extends IamPart {

    int MOST_INLINE = 10_240;

    @Override
    default PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        Map<String, String> inline = state().role(request.roleName()).inline();
        String policy = request.policyDocument();
        PolicyGrammar.ofPermissions(policy).ifPresent(problem -> {
            throw state().errors().malformedPolicy(problem);
        });
        int others = inline.entrySet().stream().filter(entry -> !entry.getKey().equals(request.policyName()))
                .mapToInt(entry -> PolicyGrammar.size(entry.getValue())).sum();
        if (others + PolicyGrammar.size(policy) > MOST_INLINE) {
            throw state().errors().limitExceeded("Maximum policy size of " + MOST_INLINE + " bytes exceeded for role "
                    + request.roleName());
        }
        inline.put(request.policyName(), policy);
        return PutRolePolicyResponse.builder().build();
    }

    @Override
    default GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        String policy = state().role(request.roleName()).inline().get(request.policyName());
        checkFound(policy, request.policyName());
        return GetRolePolicyResponse.builder().roleName(request.roleName()).policyName(request.policyName())
                .policyDocument(IamState.encoded(policy)).build();
    }

    @Override
    default ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        Page<String> page = state().page(List.copyOf(state().role(request.roleName()).inline().keySet()),
                request.maxItems(), request.marker());
        return ListRolePoliciesResponse.builder().policyNames(page.items()).isTruncated(page.next() != null)
                .marker(page.next()).build();
    }

    @Override
    default DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        checkFound(state().role(request.roleName()).inline().remove(request.policyName()), request.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }

    /** Attaching one that is attached changes nothing. */
    @Override
    default AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        Map<String, AttachedPolicy> attached = state().role(request.roleName()).attached();
        ManagedPolicy policy = ManagedPolicy.find(request.policyArn()).orElseThrow(() -> state().errors()
                .noSuchEntity("Policy " + request.policyArn() + " does not exist or is not attachable."));
        attached.put(policy.arn(),
                AttachedPolicy.builder().policyArn(policy.arn()).policyName(policy.policyName()).build());
        return AttachRolePolicyResponse.builder().build();
    }

    @Override
    default DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        if (state().role(request.roleName()).attached().remove(request.policyArn()) == null) {
            throw state().errors().noSuchEntity("Policy " + request.policyArn() + " was not found.");
        }
        return DetachRolePolicyResponse.builder().build();
    }

    @Override
    default ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request) {
        Page<AttachedPolicy> page = state().page(
                List.copyOf(state().role(request.roleName()).attached().values()), request.maxItems(),
                request.marker());
        return ListAttachedRolePoliciesResponse.builder().attachedPolicies(page.items())
                .isTruncated(page.next() != null).marker(page.next()).build();
    }

    @Override
    default GetPolicyResponse getPolicy(GetPolicyRequest request) {
        ManagedPolicy policy = managed(request.policyArn());
        long uses = state().roles().stream().filter(kept -> kept.attached().containsKey(policy.arn())).count();
        return GetPolicyResponse.builder().policy(described -> described.arn(policy.arn())
                .policyName(policy.policyName()).path(policy.path()).defaultVersionId(ManagedPolicy.VERSION)
                .isAttachable(true).attachmentCount((int) uses)).build();
    }

    @Override
    default GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        ManagedPolicy policy = managed(request.policyArn());
        if (!ManagedPolicy.VERSION.equals(request.versionId())) {
            throw state().errors().noSuchEntity("Policy " + policy.arn() + " version " + request.versionId()
                    + " does not exist or is not attachable.");
        }
        return GetPolicyVersionResponse.builder().policyVersion(version -> version.versionId(ManagedPolicy.VERSION)
                .isDefaultVersion(true).document(IamState.encoded(policy.document()))).build();
    }

    @Override
    default PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(PutRolePermissionsBoundaryRequest request) {
        IamState.KeptRole kept = state().role(request.roleName());
        ManagedPolicy policy = managed(request.permissionsBoundary());
        state().put(kept.with(kept.role().toBuilder().permissionsBoundary(boundary -> boundary
                .permissionsBoundaryType(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
                .permissionsBoundaryArn(policy.arn())).build()));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    private ManagedPolicy managed(String arn) {
        return ManagedPolicy.find(arn)
                .orElseThrow(() -> state().errors().noSuchEntity("Policy " + arn + " was not found."));
    }

    private void checkFound(String policy, String name) {
        if (policy == null) {
            throw state().errors().noSuchEntity("The role policy with name " + name + " cannot be found.");
        }
    }
}
