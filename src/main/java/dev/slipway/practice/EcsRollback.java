package dev.slipway.practice;

import java.time.Instant;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** How a deployment ends: completed, given up, taken back. */
final class EcsRollback {

    private static final String BREAKER = "ECS deployment circuit breaker: ";

    private final PracticeAgenda agenda;
    private final EcsArns arns;

    EcsRollback(PracticeAgenda agenda, EcsArns arns) {
        this.agenda = agenda;
        this.arns = arns;
    }

    void complete(EcsService service) {
        EcsDeployment primary = service.primary();
        primary.completed(agenda.now());
        service.completed();
        EcsServiceDeployment release = primary.release();
        if (!release.hasEnded()) {
            release.ended(release.isRollingBack() ? ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL
                    : ServiceDeploymentStatus.SUCCESSFUL, release.statusReason(), agenda.now());
        }
        service.say("(deployment " + primary.id() + ") deployment completed.", agenda.now());
    }

    /** The circuit breaker has tripped. Without an earlier good deployment everything just stays as it is. */
    void giveUp(EcsService service) {
        Instant now = agenda.now();
        EcsDeployment failed = service.primary();
        failed.failed(BREAKER + "tasks failed to start.", now);
        service.say("(deployment " + failed.id() + ") deployment failed: tasks failed to start.", now);
        if (service.breaker().rollsBack() && service.lastCompleted().isPresent()) {
            rollBack(service, "Service deployment rolled back because the circuit breaker threshold was exceeded.");
        } else {
            failed.release().ended(service.breaker().rollsBack() ? ServiceDeploymentStatus.ROLLBACK_FAILED
                    : ServiceDeploymentStatus.STOPPED, "Service deployment failed because the circuit breaker "
                    + "threshold was exceeded.", now);
        }
    }

    /** Goes back to the last completed deployment, whose tasks are still there. */
    void rollBack(EcsService service, String reason) {
        Instant now = agenda.now();
        EcsDeployment failed = service.primary();
        EcsDeployment good = service.lastCompleted().orElseThrow();
        EcsServiceDeployment release = failed.release();
        release.rollingBack(reason, good.revision(), now);
        EcsDeployment back = new EcsDeployment(arns.newDeploymentId(), good.revision(), release, now);
        back.rollingBackTo(good);
        service.wantedOf(good).forEach(task -> task.adoptedBy(back));
        service.deployments().remove(good);
        service.begin(back);
        service.say("rolling back to deployment " + good.id() + ".", now);
    }
}
