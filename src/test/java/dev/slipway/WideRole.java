package dev.slipway;

import dev.slipway.ui.Workspace;
import software.amazon.awssdk.services.iam.IamClient;

/** A role as learners have it who read half of the article: without PassRole, and everything on every resource. */
public final class WideRole {

    private WideRole() {}

    public static void in(Workspace workspace) {
        IamClient iam = workspace.world().get().account().iam();
        String role = workspace.pipeline().get().trust().role();
        iam.createRole(r -> r.roleName(role).assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                "Principal": {"Federated":
                "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}}]}"""));
        iam.putRolePolicy(r -> r.roleName(role).policyName("article").policyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Sid": "Registry", "Effect": "Allow", "Action": "ecr:*",
                "Resource": "*"}, {"Sid": "Deploy", "Effect": "Allow", "Action": ["ecs:UpdateService",
                "ecs:DescribeServices"], "Resource": "*"}]}"""));
    }
}
