package dev.slipway.parts;

import dev.slipway.change.Applier;
import dev.slipway.change.Ledger;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.ui.World;
import dev.slipway.ui.identity.RoleWish;
import dev.slipway.ui.identity.TrustSetup;
import dev.slipway.ui.identity.TrustWish;
import dev.slipway.ui.image.CommitImage;
import dev.slipway.ui.rollout.DeploySetup;
import dev.slipway.ui.target.TargetSetup;
import dev.slipway.ui.target.TargetWish;

/** Makes the pipeline of a world by the plans that the screens use, written to a ledger. */
public record Planned(World world, Ledger ledger) {

    /** From the target to a service that begins to roll out; the repository's folder has the sample in it. */
    public void deployed() throws ProblemException {
        Pipeline pipeline = world.pipeline();
        make(TargetSetup.of(world.account(), Pause.none()), TargetWish.of(pipeline));
        make(new TrustSetup(world, RoleWish.usual()), TrustWish.usual(pipeline));
        make(CommitImage.pushing(world), pipeline);
        new RepositoryFile(world.code().folder(), pipeline.files().taskDefinition()).write(definition());
        make(DeploySetup.of(world), pipeline);
    }

    private <W> void make(Operation<W> operation, W wanted) throws ProblemException {
        new Applier(ledger, Pause.none()).apply(operation, operation.plan(wanted), Progress.none());
    }

    private String definition() {
        return """
                {"family": "my-app-api", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "512",
                 "memory": "1024", "executionRoleArn": "%s",
                 "runtimePlatform": {"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
                 "containerDefinitions": [{"name": "api", "image": "placeholder", "essential": true,
                  "portMappings": [{"containerPort": 8080, "protocol": "tcp", "name": "api-8080-tcp"}],
                  "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/my-app-api",
                   "awslogs-region": "ap-northeast-1", "awslogs-stream-prefix": "ecs"}}}]}"""
                .formatted(world.account().iamArn("role/" + world.pipeline().target().executionRole()));
    }
}
