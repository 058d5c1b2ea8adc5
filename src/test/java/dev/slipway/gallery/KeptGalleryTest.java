package dev.slipway.gallery;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A practice account that was left some days ago, found again, and what may be done with it as a whole. */
class KeptGalleryTest extends GalleryTest {

    @Override
    void prepare() throws Exception {
        Path place = Files.createDirectories(home.resolve("practice/1"));
        Files.writeString(place.resolve("journal.jsonl"), """
                {"slipway":"practice","version":1,"region":"ap-northeast-1","begun":"2026-11-23T00:00:00Z"}
                {"at":"2026-11-23T00:00:00Z","do":"commit","sha":"%s","message":"Begin","files":{"README.md":"Mine"}}
                {"at":"2026-11-23T00:00:01Z","do":"time"}
                """.formatted("0".repeat(40)));
    }

    @Test
    void kept() {
        await("#home-kept", stage.workspace().texts().get("kept.more"));
        show("found-again");
        showOpened("menu", () -> stage.click("#practice-menu"));
        stage.click("#kept-more");
        show("page");
        stage.click("#practice-anew");
        show("what-is-lost", "#practice-question");
    }
}
