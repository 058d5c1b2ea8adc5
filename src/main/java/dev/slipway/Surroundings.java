package dev.slipway;

import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.StateFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** What the program was started in. */
record Surroundings(Map<String, String> environment, Path home, String osName) {

    /** This process's own. */
    static Surroundings ofThisProcess() {
        return new Surroundings(System.getenv(), Path.of(System.getProperty("user.home")),
                System.getProperty("os.name"));
    }

    StateFolder state() {
        return StateFolder.of(environment, home.toString(), osName);
    }

    PreviousVersions previousVersions() {
        return new PreviousVersions(state(), InstantSource.system());
    }
}
