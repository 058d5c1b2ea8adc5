package dev.slipway.ui.home;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RecentPipeline;
import dev.slipway.pipeline.RecentPipelines;
import dev.slipway.ui.Connector;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Step;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.Mark;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Writes down which step of which pipeline is in front and how its steps stand, whenever that changes. */
public final class Remembering {

    /** Whoever connects is on the way to somewhere else. */
    private static final String ON_THE_WAY = "connect";

    private final Workspace workspace;
    private final Connector connector;
    private final RecentPipelines recents;
    private final List<Step> steps;
    private final Latest<Boolean> writing;
    private boolean isDue;

    public Remembering(Workspace workspace, Connector connector, RecentPipelines recents, List<Step> steps) {
        this.workspace = workspace;
        this.connector = connector;
        this.recents = recents;
        this.steps = List.copyOf(steps);
        // a folder that cannot be written has been told already: the ledger is in it
        this.writing = new Latest<>(workspace.background(), _ -> { });
    }

    /**
     * Begins to write.
     *
     * @param front the key of the step in front, empty before the first
     */
    public void follow(ObservableValue<String> front) {
        Runnable later = () -> later(front);
        front.addListener((_, _, _) -> later.run());
        workspace.world().addListener((_, _, _) -> later.run());
        workspace.brokenRung().addListener((_, _, _) -> later.run());
        steps.forEach(step -> step.mark().addListener((_, _, _) -> later.run()));
    }

    /** When everybody has heard of what has changed: until then some steps speak of the account before. */
    private void later(ObservableValue<String> front) {
        if (!isDue) {
            isDue = true;
            workspace.background().onScreen(() -> {
                isDue = false;
                now(front.getValue()).ifPresent(pipeline -> writing.next(_ -> {
                    recents.keep(pipeline);
                    return true;
                }));
            });
        }
    }

    private Optional<RecentPipeline> now(String step) {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        if (world == null || step.isEmpty()) {
            return Optional.empty();
        }
        String profile = connector.entered().map(Connector.Request::profile).orElse("");
        return Optional.of(new RecentPipeline(world.isPractice() ? "" : world.account().id(), world.account().region(),
                pipeline.repository(), world.code().folder().toString(), profile,
                step.equals(ON_THE_WAY) ? "" : step, marks(),
                workspace.brokenRung().get().orElse(""), InstantSource.system().instant()));
    }

    private Map<String, String> marks() {
        Map<String, String> marks = new HashMap<>();
        for (Step step : steps) {
            Mark mark = step.mark().getValue();
            if (mark == Mark.DONE || mark == Mark.TROUBLE) {
                marks.put(step.key(), mark.name());
            }
        }
        return marks;
    }
}
