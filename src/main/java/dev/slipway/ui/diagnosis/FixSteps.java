package dev.slipway.ui.diagnosis;

import dev.slipway.diagnosis.Fix;
import java.util.Optional;

/** Which step of the wizard plans a fix. Its preview shows what is missing, and changes nothing unasked. */
final class FixSteps {

    private FixSteps() {}

    /** The step's key; empty when it is done outside this program. */
    static Optional<String> of(Fix fix) {
        return switch (fix) {
            case Fix.PushImage _, Fix.RebuildFor _ -> Optional.of("image");
            case Fix.AllowActions allow -> of(allow.holder());
            case Fix.SetExecutionRole _, Fix.TrustEcsTasks _, Fix.CreateRepository _, Fix.CreateLogGroup _,
                 Fix.CreateCluster _, Fix.CreateServiceLinkedRole _ -> Optional.of("target");
            case Fix.CorrectTrust _, Fix.SetUpProvider _ -> Optional.of("trust");
            case Fix.GrantIdToken _, Fix.SetSecret _ -> Optional.of("secret");
            case Fix.RemoveField _, Fix.EditDefinition _ -> Optional.of("taskdef");
            case Fix.CreateService _ -> Optional.of("deploy");
            case Fix.ReadStoppedTasks _, Fix.AssignPublicIp _ -> Optional.of("deploy/watch");
            case Fix.OpenPort _ -> Optional.of("reach");
            case Fix.TryAgain _ -> Optional.empty();
        };
    }

    private static Optional<String> of(Fix.Holder holder) {
        return switch (holder) {
            case DEPLOYING_IDENTITY -> Optional.of("trust");
            case EXECUTION_ROLE -> Optional.of("target");
            case TASK_ROLE -> Optional.empty();
        };
    }
}
