package dev.slipway.ui.cleanup;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.cleanup.Leftover;
import dev.slipway.cleanup.TeardownRequest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.Asides;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each removal does beyond its sentence, and what it would cost to keep the thing. */
final class RemovalNotes implements Asides<TeardownRequest> {

    private static final int HOURS_OF_30_DAYS = 24 * 30;
    /** Of 30 days, in dollars: less would read as nothing. */
    private static final double LEAST_SHOWN = 0.01;

    private final Workspace workspace;
    private final Cleaning cleaning;

    RemovalNotes(Workspace workspace, Cleaning cleaning) {
        this.workspace = workspace;
        this.cleaning = cleaning;
    }

    @Override
    public List<Note> beside(Change change) {
        List<Note> notes = new ArrayList<>();
        step(change).map(Note::info).ifPresent(notes::add);
        if (change instanceof Change.Delete) {
            cost(change).ifPresent(notes::add);
        }
        return notes;
    }

    private static Optional<String> step(Change change) {
        boolean isUpdate = change instanceof Change.Update;
        return Optional.ofNullable(switch (change.what().kind()) {
            case SERVICE -> isUpdate ? "cleanup.step.scale" : "cleanup.step.service";
            case INTERNET_GATEWAY -> isUpdate ? "cleanup.step.detach" : null;
            case ROUTE_TABLE -> isUpdate ? "cleanup.step.disassociate" : null;
            case LOAD_BALANCER -> "cleanup.step.balancer";
            case TASK_DEFINITION -> "cleanup.step.revision";
            case REPOSITORY -> "cleanup.step.repository";
            case SECURITY_GROUP -> "cleanup.step.group";
            default -> null;
        });
    }

    private Optional<Note> cost(Change change) {
        double month = cleaning.remains().getValue().stream().flatMap(it -> it.things().stream())
                .filter(it -> it.thing().what().equals(change.what())).map(Leftover::usage)
                .mapToDouble(workspace.prices().get().near(workspace.world().get().account().region())::hour).sum()
                * HOURS_OF_30_DAYS;
        return month < LEAST_SHOWN ? Optional.empty() : Optional.of(Note.info("cleanup.keeping", month));
    }

    @Override
    public List<Note> under(Plan<TeardownRequest> plan) {
        return List.of();
    }
}
