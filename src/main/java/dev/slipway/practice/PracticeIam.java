package dev.slipway.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.Role;

/** IAM of the practice account. */
final class PracticeIam implements IamProviders, IamRoles, IamRolePolicies, IamSimulations {

    private final PracticeAccount account;
    private final IamState state;
    private final IamPropagation propagation;

    PracticeIam(PracticeAccount account) {
        this.account = account;
        this.state = new IamState(account);
        this.propagation = new IamPropagation(account, state);
    }

    /** Something here may have changed just now, which the other services learn by and by. */
    void changed() {
        propagation.changed();
    }

    @Override
    public IamState state() {
        return state;
    }

    /** Whether other services do not yet know the newest here. */
    boolean isStillSpreading() {
        return propagation.isUnderWay();
    }

    /** The role of that ARN as other services know it, its trust policy not encoded. */
    Optional<Role> role(String arn) {
        synchronized (account) {
            return propagation.seen().role(arn).map(IamState.KeptRole::role);
        }
    }

    /** The role of that name as other services know it. */
    Optional<Role> roleNamed(String name) {
        synchronized (account) {
            return propagation.seen().roleNamed(name).map(IamState.KeptRole::role);
        }
    }

    /** The OIDC provider of an issuer, given without its scheme, as other services know it. */
    Optional<GetOpenIdConnectProviderResponse> provider(String host) {
        synchronized (account) {
            return Optional.ofNullable(propagation.seen().providers().get(account.iamArn("oidc-provider/" + host)));
        }
    }

    /**
     * Whether, as far as other services know, the role's inline and attached policies allow it within its boundary; a role
     * that is not there may do nothing.
     *
     * @param action   {@code ecs:UpdateService}
     * @param resource an ARN, or * for an action that knows none
     * @param context  condition keys and their values, such as {@code iam:PassedToService}
     */
    boolean allows(String roleArn, String action, String resource, Map<String, String> context) {
        synchronized (account) {
            AccessRequest asked = new AccessRequest(action, resource, context);
            return propagation.seen().role(roleArn).filter(role -> isAllowed(role, asked)).isPresent();
        }
    }

    private static boolean isAllowed(IamState.KeptRole role, AccessRequest asked) {
        return PolicyDocument.allow(role.policies().map(PolicyDocument::ofValid).toList(), asked)
                && role.boundary().map(PolicyDocument::ofValid).filter(boundary ->
                        !PolicyDocument.allow(List.of(boundary), asked)).isEmpty();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
