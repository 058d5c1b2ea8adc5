package dev.slipway.learn;

import java.util.Map;

/** How far an exercise is, from what was seen in account and repository; without goals, nothing was seen yet. */
public record Standing(Map<Goal, Boolean> goals) {

    public Standing {
        goals = Map.copyOf(goals);
    }

    public boolean isReached(Goal goal) {
        return goals.getOrDefault(goal, false);
    }

    public boolean isMended() {
        return !goals.isEmpty() && goals.values().stream().allMatch(it -> it);
    }
}
