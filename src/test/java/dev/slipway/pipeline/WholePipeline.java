package dev.slipway.pipeline;

import dev.slipway.pipeline.Disagreement.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** A pipeline of which everything is known, and all of it agrees. */
final class WholePipeline {

    static final String REGION = "ap-northeast-1";
    static final String ACCOUNT = "123456789012";
    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");

    private WholePipeline() {}

    static Facts agreeing() {
        return agreeing(PIPELINE, REGION, ACCOUNT);
    }

    static Facts agreeing(Pipeline pipeline, String region, String account) {
        Target target = pipeline.target();
        App app = pipeline.app();
        String registry = account + ".dkr.ecr." + region + ".amazonaws.com";
        String subject = "repo:" + pipeline.tag() + ":ref:refs/heads/" + pipeline.branch();
        return Facts.unknown().with(new Facts.Settings(pipeline, region, account))
                .with(new Facts.Workflow(
                        new Facts.Rendering(pipeline.files().taskDefinition(), List.of(app.container())),
                        new Facts.Destination(target.cluster(), target.service(), region, account),
                        new Facts.Build(target.repository(), Set.of(pipeline.size().platform()), List.of(app.port())),
                        new Facts.Deploying("v2", false),
                        new Facts.Starting(List.of(pipeline.branch()), Optional.of(true),
                                List.of(pipeline.trust().secret()))))
                .with(new Facts.Definition(target.family(), List.of(new Facts.Container(app.container(),
                        registry + "/" + target.repository() + ":1", List.of(Facts.Ports.one(app.port())),
                        new Workload.Log(target.logGroup(), region, false))), "awsvpc", List.of("FARGATE"),
                        Optional.of(pipeline.size().platform()), false, account, target.executionRole()))
                .with(new Facts.Image(ImageRef.tagged(registry, target.repository(), "1"),
                        Optional.of(pipeline.size().platform())))
                .with(new Facts.Service(target.family(), "FARGATE", Optional.of(true),
                        List.of(new Facts.Balancer(app.container(), app.port())), OptionalInt.of(1)))
                .with(new Facts.TargetGroup("ip", OptionalInt.of(app.port()),
                        new Facts.Health(Integer.toString(app.port()), app.path())))
                .with(new Said.Dockerfile(List.of(app.port()), Optional.of(pipeline.size().platform())))
                .with(new Said.Checkout(pipeline.repository()))
                .with(new Said.Existing(Side.CLUSTER, target.cluster(), true))
                .with(new Said.Existing(Side.REPOSITORY, target.repository(), true))
                .with(new Said.Existing(Side.LOG_GROUP, target.logGroup(), true))
                .with(new Said.Existing(Side.EXECUTION_ROLE, target.executionRole(), true))
                .with(new Said.Inbound(List.of("sg-0"), app.port(), true, Integer.toString(app.port())))
                .with(new Said.Trusted(pipeline.trust().role(), true, List.of(subject), List.of(), List.of(subject)))
                .with(new Said.Secret(List.of(pipeline.trust().secret()), Optional.of(true), "arn:role"));
    }

    /** The pipeline's own, with roles of that account, a log group and more containers. */
    static Facts.Definition definition(String account, String logGroup, Facts.Container... more) {
        Facts.Container api = new Facts.Container("api", "", List.of(Facts.Ports.one(8080)),
                new Workload.Log(logGroup, REGION, false));
        return new Facts.Definition("my-app-api", Stream.concat(Stream.of(api), Stream.of(more)).toList(), "awsvpc",
                List.of("FARGATE"), Optional.of(Platform.X86_64), false, account, "ecsTaskExecutionRole");
    }

    static Facts.Workflow started(List<String> branches, boolean byPush, String secret) {
        return agreeing().workflow().orElseThrow().with(new Facts.Starting(branches, Optional.of(byPush),
                List.of(secret)));
    }
}
