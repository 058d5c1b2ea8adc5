package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFolderTest {

    @Test
    void slipwaysOwnVariableComesFirst() {
        assertEquals(Path.of("/own").toAbsolutePath(),
                of(Map.of("SLIPWAY_HOME", "/own", "XDG_STATE_HOME", "/xdg"), "Linux"));
        assertTrue(of(Map.of("SLIPWAY_HOME", "here"), "Linux").isAbsolute());
    }

    @Test
    void linuxKeepsStateWhereXdgSays() {
        assertEquals(Path.of("/xdg/slipway"), of(Map.of("XDG_STATE_HOME", "/xdg"), "Linux"));
        assertEquals(Path.of("/home/me/.local/state/slipway"), of(Map.of(), "Linux"));
        assertEquals(Path.of("/home/me/.local/state/slipway"), of(Map.of("XDG_STATE_HOME", "relative"), "Linux"));
        assertEquals(Path.of("/home/me/.local/state/slipway"), of(Map.of("SLIPWAY_HOME", " "), "Linux"));
    }

    @Test
    void macAndWindowsKeepItInTheirOwnPlaces() {
        assertEquals(Path.of("/home/me/Library/Application Support/Slipway"), of(Map.of(), "Mac OS X"));
        assertEquals(Path.of("/local/Slipway"), of(Map.of("LOCALAPPDATA", "/local"), "Windows 11"));
        assertEquals(Path.of("/home/me/AppData/Local/Slipway"), of(Map.of(), "Windows 11"));
    }

    @Test
    void everyAccountRegionAndRepositoryHasALedgerOfItsOwn() {
        StateFolder state = new StateFolder(Path.of("/state"));
        Path ledger = state.ledger("123456789012", "ap-northeast-1", new RepositoryName("jane_acme", "api"));
        assertEquals(Path.of("/state/ledgers/123456789012_ap-northeast-1_jane_acme+api.jsonl"), ledger);
        assertNotEquals(ledger, state.ledger("123456789012", "ap-northeast-1", new RepositoryName("jane", "acme_api")));
    }

    private static Path of(Map<String, String> environment, String osName) {
        return StateFolder.of(environment, "/home/me", osName).path();
    }
}
