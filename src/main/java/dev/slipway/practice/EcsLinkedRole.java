package dev.slipway.practice;

/**
 * The role that ECS needs for itself. It makes it when a cluster or a service is the first to need it, and then tries to
 * assume it, which a real ECS often cannot in the first seconds.
 *
 * @see <a href="https://github.com/hashicorp/terraform-provider-aws/issues/15452">The first cluster of an account fails</a>
 * @see <a href="https://github.com/hashicorp/terraform-provider-aws/issues/11417">And so does its first service</a>
 */
record EcsLinkedRole(PracticeAccount account) {

    private static final String NAME = "AWSServiceRoleForECS";

    void assume() {
        if (account.iam().state().find(NAME).isEmpty()) {
            account.iam().createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
            account.iam().changed();
        }
        if (account.iam().roleNamed(NAME).isEmpty()) {
            throw EcsErrors.invalidParameter("Unable to assume the service linked role. Please verify that the ECS "
                    + "service linked role exists.");
        }
    }
}
