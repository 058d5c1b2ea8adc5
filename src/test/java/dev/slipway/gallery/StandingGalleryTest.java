package dev.slipway.gallery;

import dev.slipway.Stagehand;
import dev.slipway.pipeline.RecentPipeline;
import dev.slipway.pipeline.RecentPipelines;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Home on another day: pipelines of before, and one that does not agree. */
class StandingGalleryTest extends GalleryTest {

    @Override
    void prepare() throws Exception {
        RecentPipelines recents = new RecentPipelines(new StateFolder(home));
        recents.keep(new RecentPipeline("123456789012", "eu-west-1", new RepositoryName("octo", "shop-api"),
                home.toString(), "work", "reach", Map.of("connect", "DONE", "target", "DONE", "trust", "DONE", "secret",
                "DONE", "image", "DONE", "taskdef", "DONE", "deploy", "DONE", "reach", "TROUBLE"), "SECURITY_GROUP",
                Instant.parse("2026-11-26T09:30:00Z")));
        recents.keep(new RecentPipeline("123456789012", "ap-northeast-1", new RepositoryName("octo", "mail"),
                home.resolve("gone").toString(), "", "trust", Map.of("connect", "DONE", "target", "DONE"), "",
                Instant.parse("2026-11-20T09:30:00Z")));
        for (int i = 0; i < 4; i++) {
            recents.keep(new RecentPipeline("123456789012", "ap-northeast-1",
                    new RepositoryName("an-organisation-with-a-long-name", "a-service-with-a-rather-long-name-" + i),
                    home.toString(), "production-administrator", "deploy", Map.of("connect", "DONE", "deploy", "TROUBLE"),
                    "", Instant.parse("2026-11-19T09:30:00Z")));
        }
    }

    @Test
    void standing() throws Exception {
        await("#home-recent", "octo/mail");
        show("recent");
        show("recent-more", "#home-recent-more");
        stage.click("#home-recent-more .title");
        show("recent-unfolded", "#home-recent-more");
        write(".aws/task-def-api.json", Stagehand.resource("/inputs/console-export.json"));
        write(".github/workflows/cicd.yml", Stagehand.resource("/dev/slipway/workflow/learner-cicd.yml"));
        openStep("target");
        stage.preview("target");
        stage.apply("target");
        stage.click("#home");
        await("#home-state", "dummy");
        show("state", "#home-state");
        stage.click("#consistency-all");
        stage.until("it was looked", () -> !stage.robot().lookup("#consistency-look").query().isDisabled());
        show("consistency", "#consistency");
        stage.click("#consistency-agreeing .title");
        show("consistency-agreeing", "#consistency-agreeing");
        stage.click("#consistency-unknown .title");
        show("consistency-unknown", "#consistency-unknown");
    }
}
