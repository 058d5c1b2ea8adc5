package dev.slipway.ui.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagEndingTest {

    @TempDir
    private Path folder;

    @Test
    void otherContentsAreAnotherEndingEvenOfFilesThatAreNoText() throws Exception {
        Files.write(folder.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xFF, 0});
        String one = TagEnding.of(folder, List.of("logo.png"));
        assertTrue(one.matches("[0-9a-f]{8}"), one);
        assertEquals(one, TagEnding.of(folder, List.of("logo.png")));
        Files.write(folder.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xFE, 0});
        assertNotEquals(one, TagEnding.of(folder, List.of("logo.png")));
    }

    @Test
    void aFileThatIsGoneAndAFolderWithAGitOfItsOwnAreNoTrouble() throws Exception {
        Files.createDirectory(folder.resolve("submodule"));
        assertNotEquals(TagEnding.of(folder, List.of("gone")), TagEnding.of(folder, List.of("submodule")));
    }

    @Test
    void argumentsHaveTheSameEndingInAnyOrder() {
        assertEquals(TagEnding.of(Map.of("A", "1", "B", "2")), TagEnding.of(Map.of("B", "2", "A", "1")));
        assertNotEquals(TagEnding.of(Map.of("A", "1")), TagEnding.of(Map.of("A", "2")));
    }
}
