package dev.slipway.practice;

/** How many tasks a service may and must have while it is being changed. */
final class EcsPercent {

    private EcsPercent() {}

    /** Of all deployments together; rounded down, as ECS does. */
    static int most(EcsService service) {
        return service.desired() * service.settings().deploymentConfiguration().maximumPercent() / 100;
    }

    /** That stay ready; rounded up, as ECS does. */
    static int least(EcsService service) {
        int percent = service.settings().deploymentConfiguration().minimumHealthyPercent();
        return Math.ceilDiv(service.desired() * percent, 100);
    }
}
