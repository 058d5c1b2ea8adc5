package dev.slipway.rollout;

import dev.slipway.change.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is asked for once: how long a rollout may wait by its settings, and where its containers write to. */
final class Settings {

    private final Definitions definitions;
    private final TargetLook targetLook;
    private final Reading<Waits> containers = waits("ecs:DescribeTaskDefinition");
    private final Reading<Waits> targets = waits("elasticloadbalancing:DescribeTargetGroups");
    private final Reading<List<String>> revisions = new Reading<>("ecs:DescribeTaskDefinition",
            new Rhythm(Duration.ZERO, Duration.ZERO), List.of());
    private String containersOf = "";

    Settings(Definitions definitions, TargetLook targetLook) {
        this.definitions = definitions;
        this.targetLook = targetLook;
    }

    private static Reading<Waits> waits(String operation) {
        return new Reading<>(operation, new Rhythm(Duration.ofMinutes(10), Duration.ofHours(1)), Waits.UNKNOWN);
    }

    List<Reading<?>> readings() {
        return List.of(containers, targets, revisions);
    }

    /**
     * The reads that are due.
     *
     * @param definition the one that is being deployed; empty for none
     * @param unknown    other revisions whose containers are to be known
     * @param most       calls that they may make
     */
    List<Together.Read<Boolean>> due(Instant now, boolean isCalm, String definition, List<String> unknown,
                                     List<String> groups, int most) {
        List<Together.Read<Boolean>> reads = new ArrayList<>();
        int room = most;
        boolean isOther = !definition.equals(containersOf) && containers.mayRead(now);
        if (!definition.isEmpty() && (isOther || containers.isDue(now, isCalm)) && room > 0) {
            reads.add(containers.with(() -> definitions.waits(definition), now));
            containersOf = definition;
            room--;
        }
        List<String> others = unknown.stream().filter(it -> !it.equals(definition)).limit(Math.max(0, room)).toList();
        if (!others.isEmpty() && revisions.mayRead(now)) {
            reads.add(revisions.with(() -> definitions.learned(others), now));
            room -= others.size();
        }
        if (!groups.isEmpty() && targets.isDue(now, isCalm) && room >= 2 * groups.size()) {
            reads.add(targets.with(() -> targetLook.waits(groups), now));
        }
        return reads;
    }

    Waits last() {
        Waits own = containers.last();
        Waits groups = targets.last();
        return new Waits(own.containers(), groups.targets(), groups.drain(), own.stop());
    }
}
