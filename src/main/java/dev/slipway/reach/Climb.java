package dev.slipway.reach;

import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Walk.Door;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What AWS tells of the way.
 *
 * @param address   what is to be asked; empty when there is none, or none that is surely this account's from here
 * @param door      where a rule would have to be added
 * @param mapped    the ports that the task's definition maps; empty when it could not be read
 * @param isRolling whether a deployment is under way, so that programs are still starting
 */
record Climb(List<Rung> rungs, Optional<URI> address, Optional<Door> door, Optional<List<Integer>> mapped,
             boolean isRolling) {

    Climb {
        rungs = rungs.stream().sorted(Comparator.comparing(Rung::kind)).toList();
    }

    /** Steps that were not come to stand there, too. */
    static List<Rung> filled(List<Rung> rungs, List<Kind> kinds) {
        List<Rung> all = new ArrayList<>(rungs);
        kinds.stream().filter(kind -> rungs.stream().noneMatch(rung -> rung.kind() == kind))
                .forEach(kind -> all.add(Rung.notReached(kind)));
        return all;
    }

    boolean isBalanced() {
        return rungs.stream().anyMatch(rung -> rung.kind() == Kind.BALANCER);
    }
}
