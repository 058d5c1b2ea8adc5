package dev.slipway;

import dev.slipway.cloud.CallLog;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A program that makes clusters on its practice account, one after the other, and tells each, until it is killed. */
public final class PracticeUntilKilled {

    private PracticeUntilKilled() {}

    /** @param arguments the state folder */
    public static void main(String[] arguments) throws Exception {
        Path state = Path.of(arguments[0]);
        World world = new Worlds(new Surroundings(Map.of("SLIPWAY_HOME", state.toString()), state,
                System.getProperty("os.name"))).practice(new CallLog(InstantSource.system()));
        for (int i = 1;; i++) {
            String name = "c" + i;
            world.account().ecs().createCluster(r -> r.clusterName(name));
            System.out.println(name);
        }
    }
}
