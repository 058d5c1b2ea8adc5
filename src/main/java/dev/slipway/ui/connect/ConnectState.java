package dev.slipway.ui.connect;

import dev.slipway.change.Problem;
import dev.slipway.ui.change.Mark;

/** Where connecting stands. */
sealed interface ConnectState {

    record NotYet() implements ConnectState {}

    record Connecting() implements ConnectState {}

    record Connected(Surroundings surroundings) implements ConnectState {}

    record Refused(Problem problem) implements ConnectState {}

    default Mark mark() {
        return switch (this) {
            case NotYet _ -> Mark.OPEN;
            case Connecting _ -> Mark.BUSY;
            case Connected _ -> Mark.DONE;
            case Refused _ -> Mark.TROUBLE;
        };
    }
}
