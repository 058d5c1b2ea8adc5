package dev.slipway.practice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** IAM's roles; their policies are {@link IamRolePolicies}'. */
interface IamRoles extends IamPart {

    Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    Pattern DESCRIPTION = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]{0,1000}");
    int HOUR = 3600;
    int MOST_TRUST = 2048;
    Map<String, String> SERVICE_LINKED = Map.of("ecs.amazonaws.com", "AWSServiceRoleForECS");

    @Override
    default CreateRoleResponse createRole(CreateRoleRequest request) {
        checkName(request.roleName());
        checkDescription(request.description());
        checkTrust(request.assumeRolePolicyDocument());
        boolean taken = state().roles().stream()
                .anyMatch(kept -> kept.role().roleName().equalsIgnoreCase(request.roleName()));
        if (taken) {
            throw state().errors().alreadyExists("Role with name " + request.roleName() + " already exists.");
        }
        Role role = role(request.roleName(), request.path() == null ? "/" : request.path(),
                request.assumeRolePolicyDocument()).toBuilder().description(request.description())
                .maxSessionDuration(request.maxSessionDuration() == null ? HOUR : request.maxSessionDuration())
                .tags(state().merged(List.of(), request.tags())).build();
        state().put(IamState.KeptRole.of(role));
        return CreateRoleResponse.builder().role(encoded(role)).build();
    }

    @Override
    default GetRoleResponse getRole(GetRoleRequest request) {
        return GetRoleResponse.builder().role(encoded(state().read(request.roleName()).role())).build();
    }

    /** Without tags, as AWS lists them. */
    @Override
    default ListRolesResponse listRoles(ListRolesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<Role> found = state().roles().stream().filter(state()::isFound)
                .map(IamState.KeptRole::role).filter(role -> role.path().startsWith(prefix))
                .map(role -> encoded(role).toBuilder().tags((List<Tag>) null).build()).toList();
        Page<Role> page = state().page(found, request.maxItems(), request.marker());
        return ListRolesResponse.builder().roles(page.items()).isTruncated(page.next() != null).marker(page.next())
                .build();
    }

    @Override
    default UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        IamState.KeptRole kept = state().role(request.roleName());
        checkTrust(request.policyDocument());
        state().put(kept.with(kept.role().toBuilder().assumeRolePolicyDocument(request.policyDocument()).build()));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    @Override
    default UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        IamState.KeptRole kept = state().role(request.roleName());
        checkDescription(request.description());
        var changed = kept.role().toBuilder().description(request.description());
        if (request.maxSessionDuration() != null) {
            changed.maxSessionDuration(request.maxSessionDuration());
        }
        state().put(kept.with(changed.build()));
        return UpdateRoleResponse.builder().build();
    }

    @Override
    default DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        IamState.KeptRole kept = state().role(request.roleName());
        if (!kept.attached().isEmpty()) {
            throw state().errors().deleteConflict("Cannot delete entity, must detach all policies first.");
        }
        if (!kept.inline().isEmpty()) {
            throw state().errors().deleteConflict("Cannot delete entity, must delete policies first.");
        }
        state().remove(kept);
        return DeleteRoleResponse.builder().build();
    }

    @Override
    default TagRoleResponse tagRole(TagRoleRequest request) {
        IamState.KeptRole kept = state().role(request.roleName());
        List<Tag> tags = state().merged(kept.role().tags(), request.tags());
        state().put(kept.with(kept.role().toBuilder().tags(tags).build()));
        return TagRoleResponse.builder().build();
    }

    @Override
    default UntagRoleResponse untagRole(UntagRoleRequest request) {
        IamState.KeptRole kept = state().role(request.roleName());
        List<Tag> tags = IamState.without(kept.role().tags(), request.tagKeys());
        state().put(kept.with(kept.role().toBuilder().tags(tags).build()));
        return UntagRoleResponse.builder().build();
    }

    @Override
    default ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        Page<Tag> page = state().page(state().role(request.roleName()).role().tags(), request.maxItems(),
                request.marker());
        return ListRoleTagsResponse.builder().tags(page.items()).isTruncated(page.next() != null).marker(page.next())
                .build();
    }

    @Override
    default CreateServiceLinkedRoleResponse createServiceLinkedRole(CreateServiceLinkedRoleRequest request) {
        String service = request.awsServiceName();
        String name = SERVICE_LINKED.get(String.valueOf(service).toLowerCase(Locale.ROOT));
        if (name == null) {
            throw state().errors().invalidInput("Service " + service + " does not exist or has no service-linked role "
                    + "in the practice account.");
        }
        if (state().find(name).isPresent()) {
            throw state().errors().invalidInput("Service role name " + name
                    + " has been taken in this account, please try a different suffix.");
        }
        String trust = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service + "\"},\"Action\":\"sts:AssumeRole\"}]}";
        Role role = role(name, "/aws-service-role/" + service + "/", trust).toBuilder()
                .description(request.description()).maxSessionDuration(HOUR).build();
        state().put(IamState.KeptRole.of(role));
        return CreateServiceLinkedRoleResponse.builder().role(encoded(role)).build();
    }

    private Role role(String name, String path, String trust) {
        PracticeAccount account = state().account();
        return Role.builder().roleName(name).path(path).arn(account.iamArn("role" + path + name))
                .roleId(account.ids().unique("AROA")).createDate(account.now())
                .assumeRolePolicyDocument(trust).build();
    }

    private static Role encoded(Role role) {
        return role.toBuilder().assumeRolePolicyDocument(IamState.encoded(role.assumeRolePolicyDocument())).build();
    }

    private void checkName(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw state().errors().validation("1 validation error detected: Value '" + name + "' at 'roleName' failed "
                    + "to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+ and have "
                    + "length less than or equal to 64");
        }
    }

    private void checkDescription(String description) {
        if (description != null && !DESCRIPTION.matcher(description).matches()) {
            throw state().errors().validation("1 validation error detected: Value at 'description' failed to satisfy "
                    + "constraint: Member must satisfy regular expression pattern: "
                    + "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*");
        }
    }

    private void checkTrust(String policy) {
        PolicyGrammar.ofTrust(policy).ifPresent(problem -> {
            throw state().errors().malformedPolicy(problem);
        });
        if (PolicyGrammar.size(policy) > MOST_TRUST) {
            throw state().errors().limitExceeded("Cannot exceed quota for ACLSizePerRole: " + MOST_TRUST);
        }
    }
}
