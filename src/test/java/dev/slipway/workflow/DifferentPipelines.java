package dev.slipway.workflow;

import dev.slipway.pipeline.App;
import dev.slipway.pipeline.Files;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.Target;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.pipeline.Trust;
import java.util.ArrayList;
import java.util.List;

/** Pipelines as different as learners' are, and the workflow of each. */
final class DifferentPipelines {

    private static final List<String> FOLDERS = List.of("api", "", ".", "./services/web api/", "バックエンド", "src/サーバー側",
            "it's here", "a[1]+b", "deep/er/and/deeper", "-dash");
    private static final List<String> BRANCHES = List.of("main", "release/2026", "feature/it's", "トランク", "v1.x");
    private static final List<String> REGIONS = List.of("ap-northeast-1", "us-east-1", "eu-central-2", "cn-north-1",
            "us-gov-west-1");
    private static final List<String> TESTS = List.of("", "./mvnw -B verify\necho \"done: $?\"",
            "npm ci\nnpm test -- --reporter='min: #1'", "for FILE in *.txt; do cat \"$FILE\"; done");

    private DifferentPipelines() {}

    /** One of a pipeline's settings changes with each. */
    static List<Pipeline> all() {
        List<Pipeline> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String folder = FOLDERS.get(i % FOLDERS.size());
            String name = "svc" + i;
            Pipeline pipeline = Pipeline.defaults(new RepositoryName("Owner-" + i, "repo.name_" + i),
                    BRANCHES.get(i % BRANCHES.size()));
            all.add(new Pipeline(pipeline.repository(), pipeline.branch(),
                    new Target("cluster_" + i, name, name + "-family", "team/" + name, "/ecs/" + name,
                            "ecsTaskExecutionRole", name + "-sg"),
                    pipeline.placement(),
                    new App(folder, "c" + i, 3000 + i, "/", TESTS.get(i % TESTS.size())),
                    new Trust(pipeline.trust().issuer(), i % 5 == 3 ? "sts.amazonaws.com.cn" : "sts.amazonaws.com",
                            "Role" + i, i % 2 == 0 ? "AWS_ROLE_TO_ASSUME" : "DEPLOY_ROLE_" + i),
                    new Files(i % 3 == 0 ? ".aws/task.json" : "デプロイ/task-" + i + ".json",
                            ".github/workflows/deploy-" + i + ".yml"),
                    new TaskSize(256, 512, i % 2 == 0 ? Platform.X86_64 : Platform.ARM64), pipeline.arguments()));
        }
        return all;
    }

    static List<String> workflows() {
        List<String> workflows = new ArrayList<>();
        List<Pipeline> all = all();
        for (int i = 0; i < all.size(); i++) {
            workflows.add(WorkflowFile.generate(all.get(i), REGIONS.get(i % REGIONS.size()), i % 4 == 1));
        }
        return workflows;
    }
}
