package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.ui.Texts;
import dev.slipway.ui.World;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of the source folder should not go to Docker, on step 5, and how it is kept out. */
class ContextScreenTest extends SmallWindowTest {

    private Path folder;

    @BeforeEach
    void secretsInTheFolder() throws IOException {
        World world = stage.workspace().world().get();
        folder = world.code().folder().resolve(stage.workspace().pipeline().get().app().folder());
        // the sample's own lets nothing in that is not named
        Files.writeString(folder.resolve(".dockerignore"), "*.md\n");
        Files.writeString(folder.resolve(".env"), "PASSWORD=x");
        Files.createDirectories(folder.resolve("tls"));
        Files.writeString(folder.resolve("tls/server.key"), "-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void secretsAreNamedAndKeptOutByAPlan() throws Exception {
        stage.click("#home-setUp");
        stage.click("#step-image");
        stage.until("the secrets are named", () -> isShown("#image-context-add"));
        String words = stage.textOf("#image-context");
        assertTrue(words.contains(".env") && words.contains("**/.env") && words.contains("tls/server.key"), words);
        stage.picture(Path.of("target/pictures/journey/image-secrets.png"));
        stage.click("#image-context-add");
        stage.preview("image-context");
        stage.picture(Path.of("target/pictures/journey/image-secrets-plan.png"));
        stage.click("#image-context-apply");
        stage.until("nothing is left to say", () -> !isShown("#image-context"));
        assertEquals("*.md\n**/.env\ntls/server.key\n", Files.readString(folder.resolve(".dockerignore")));
    }

    @Test
    void aLargeFolderShowsWhereItsSizeLies() throws Exception {
        Files.createDirectories(folder.resolve("node_modules/left-pad"));
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("node_modules/left-pad/data").toFile(), "rw")) {
            file.setLength(312_000_000);
        }
        stage.click("#home-setUp");
        stage.click("#step-image");
        stage.until("the size is told", () -> stage.textOf("#image-context").contains("312 MB  node_modules/left-pad/data"));
        stage.onScreen(() -> {
            stage.workspace().texts().language().set(Texts.Language.JAPANESE);
            return true;
        });
        stage.picture(Path.of("target/pictures/journey/image-large-ja.png"));
    }

    @Test
    void aFolderWithNothingToSayTakesNoRoom() throws Exception {
        Files.delete(folder.resolve(".env"));
        Files.delete(folder.resolve("tls/server.key"));
        stage.click("#home-setUp");
        stage.click("#step-image");
        stage.preview("image");
        assertFalse(isShown("#image-context"));
        assertEquals("", stage.textOf("#image-context"));
    }

    private boolean isShown(String query) {
        return stage.robot().lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent();
    }
}
