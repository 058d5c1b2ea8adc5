package dev.slipway.ui.diagnosis;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Finding;
import dev.slipway.diagnosis.Look;
import dev.slipway.rollout.ServiceName;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Stop;
import dev.slipway.ui.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Looks at everything side by side and tells each answer as it comes. Knows no toolkit nodes. */
public final class Investigation {

    /** Of a customer key, as a refusal names it. */
    private static final Pattern KEY =
            Pattern.compile("arn:aws[a-z-]{0,12}:kms:[a-z0-9-]{1,30}:\\d{12}:key/[A-Za-z0-9-]{1,64}");

    private final Workspace workspace;
    private final ObservableValue<Optional<ServiceName>> service;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Optional<Stop> stop = Optional.empty();

    /** One look; the answer is empty while it is under way. */
    record Row(Look look, Optional<Look.Answer> answer) {}

    /** @param service another one makes what was seen void */
    public Investigation(Workspace workspace, ObservableValue<Optional<ServiceName>> service) {
        this.workspace = workspace;
        this.service = service;
        workspace.world().addListener((_, _, _) -> forget());
        service.addListener((_, _, _) -> forget());
    }

    /** Empty before it was begun. */
    ReadOnlyObjectProperty<List<Row>> rows() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /**
     * Begins, unless it is under way.
     *
     * @param revision of the deployment that is meant; empty for what the service runs now
     * @param told     what is known already: looks that speak of its causes come first
     */
    void begin(Optional<String> revision, Optional<Diagnosis> told) {
        if (workspace.world().get() != null && service.getValue().isPresent() && !running.get()) {
            Set<Cause> likely = told.stream().flatMap(it -> it.findings().stream()).map(Finding::cause)
                    .collect(Collectors.toSet());
            Optional<String> key = told.stream().flatMap(it -> it.findings().stream())
                    .flatMap(it -> KEY.matcher(it.evidence().text()).results()).map(MatchResult::group).findFirst();
            begin(new ServiceLooks(workspace.world().get().account(), service.getValue().get(), revision, key).all(),
                    likely);
        }
    }

    void begin(List<Look> looks, Set<Cause> likely) {
        List<Look> ordered = looks.stream()
                .sorted(Comparator.comparing((Look look) -> !look.speaksOf(likely))).toList();
        rows.set(ordered.stream().map(look -> new Row(look, Optional.empty())).toList());
        running.set(true);
        stop = Optional.of(workspace.background().start(wish -> read(ordered, wish), this::ended));
    }

    /** A look that broke off has no answer of its own. */
    private void ended(Ending<Boolean> ending) {
        running.set(false);
        if (ending instanceof Ending.Trouble<Boolean>(Problem problem)) {
            rows.set(rows.get().stream().map(row -> row.answer().isPresent() ? row
                    : new Row(row.look(), Optional.of(new Look.Answer.Unread(problem)))).toList());
        }
    }

    private boolean read(List<Look> looks, Stop wish) throws ProblemException {
        List<Together.Read<Boolean>> reads = IntStream.range(0, looks.size())
                .<Together.Read<Boolean>>mapToObj(place -> () -> read(looks.get(place), place, wish)).toList();
        workspace.background().together().all(reads);
        return true;
    }

    private boolean read(Look look, int place, Stop wish) throws ProblemException {
        if (wish.isCancelled()) {
            return false;
        }
        Look.Answer answer = look.answer();
        workspace.background().onScreen(() -> {
            if (!wish.isCancelled()) {
                List<Row> filled = new ArrayList<>(rows.get());
                filled.set(place, new Row(look, Optional.of(answer)));
                rows.set(List.copyOf(filled));
            }
        });
        return true;
    }

    private void forget() {
        stop.ifPresent(Stop::cancel);
        rows.set(List.of());
    }
}
