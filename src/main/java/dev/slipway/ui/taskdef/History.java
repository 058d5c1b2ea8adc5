package dev.slipway.ui.taskdef;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The texts that a document had, to go back to and forth again. What is typed into one place is one step. */
final class History {

    private static final int MOST_STEPS = 500;

    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final Deque<String> past = new ArrayDeque<>();
    private final Deque<String> future = new ArrayDeque<>();
    private String lastPlace = "";

    ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /**
     * Keeps a text that is about to change.
     *
     * @param place what is changed: one place changed again and again is one step; empty for a step of its own
     */
    void remember(String text, String place) {
        boolean goesOn = !place.isEmpty() && place.equals(lastPlace) && !past.isEmpty() && future.isEmpty();
        lastPlace = place;
        if (goesOn) {
            return;
        }
        past.push(text);
        if (past.size() > MOST_STEPS) {
            past.removeLast();
        }
        future.clear();
        tell();
    }

    /** What comes next from the same place is a step of its own. */
    void pause() {
        lastPlace = "";
    }

    /** The text before; empty when there is none. */
    Optional<String> back(String now) {
        return move(past, future, now);
    }

    /** The text that was gone back from. */
    Optional<String> forth(String now) {
        return move(future, past, now);
    }

    private Optional<String> move(Deque<String> from, Deque<String> to, String now) {
        lastPlace = "";
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(now);
        String text = from.pop();
        tell();
        return Optional.of(text);
    }

    private void tell() {
        undoable.set(!past.isEmpty());
        redoable.set(!future.isEmpty());
    }
}
