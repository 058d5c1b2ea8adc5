package dev.slipway.ui.rollout;

import dev.slipway.rollout.ScaleRequest;
import dev.slipway.rollout.ServiceName;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** How many tasks the watched service is to run. */
final class ScaleForm {

    /** What AWS allows a service unless it was asked for more. */
    private static final int MOST = 5_000;

    private final Answer count = new Answer("1", Checks.number(0, MOST));
    private final ObservableValue<Optional<ScaleRequest>> wanted;

    ScaleForm(ObservableValue<Optional<ServiceName>> service) {
        this.wanted = Answer.request(List.of(count), () -> service.getValue()
                .map(it -> new ScaleRequest(it, Integer.parseInt(count.value()))).orElse(null), service);
    }

    Answer count() {
        return count;
    }

    ObservableValue<Optional<ScaleRequest>> wanted() {
        return wanted;
    }
}
