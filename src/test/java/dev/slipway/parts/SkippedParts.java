package dev.slipway.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of a run which part tests were skipped and what they need. */
public final class SkippedParts implements TestExecutionListener {

    private final TreeMap<String, List<String>> skipped = new TreeMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (reason.startsWith("needs ")) {
            skipped.computeIfAbsent(reason, _ -> new ArrayList<>()).add(test.getDisplayName());
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        skipped.forEach((reason, tests) -> System.out.println("Skipped: " + String.join(", ", tests) + " - " + reason));
    }
}
