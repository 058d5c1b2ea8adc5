package dev.slipway.identity;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Subject;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.pipeline.Pipeline;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;

/** The changes that any role may need. */
final class RoleChanges {

    private RoleChanges() {}

    static Change create(IamClient iam, String name, String description, PolicyDocument trust, String tag) {
        CreateRoleRequest.Builder request = CreateRoleRequest.builder().roleName(name)
                .assumeRolePolicyDocument(trust.compact()).tags(Tag.builder().key(Pipeline.TAG).value(tag).build());
        if (!description.isBlank()) {
            request.description(description);
        }
        CreateRoleRequest built = request.build();
        return new Change.Create(subject(name), trust.pretty(), Call.of(AwsCommand.of(built),
                (_, _) -> IamRefusal.told(name, () -> iam.createRole(built).role().arn())));
    }

    /** A Keep when the trust policy is to stay as it is. */
    static Change trust(IamClient iam, ExistingRole role, PolicyDocument after) {
        Subject subject = subject(role.role().roleName());
        if (after.equals(role.trust())) {
            return new Change.Keep(subject, role.role().arn());
        }
        UpdateAssumeRolePolicyRequest request = UpdateAssumeRolePolicyRequest.builder().roleName(subject.name())
                .policyDocument(after.compact()).build();
        return new Change.Update(subject, role.trust().pretty(), after.pretty(), Call.of(AwsCommand.of(request),
                (_, _) -> {
                    IamRefusal.told(subject.name(), () -> iam.updateAssumeRolePolicy(request));
                    return role.role().arn();
                }));
    }

    private static Subject subject(String role) {
        return new Subject(Subject.Kind.ROLE, role);
    }
}
