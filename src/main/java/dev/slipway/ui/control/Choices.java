package dev.slipway.ui.control;

import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What there is to choose from, as far as it has been read. */
public final class Choices {

    private final ObjectProperty<Read> read = new SimpleObjectProperty<>(Read.nothing());
    private final Runnable refresh;

    /** @param refresh reads them anew, later */
    public Choices(Runnable refresh) {
        this.refresh = refresh;
    }

    /**
     * What was read last.
     *
     * @param problem why they could not be listed, or not with their state
     * @param reading how far that is
     * @param isWhole whether there are no more than these
     */
    public record Read(List<Choice> all, Optional<Problem> problem, Reading reading, boolean isWhole) {

        public Read {
            all = List.copyOf(all);
        }

        static Read nothing() {
            return new Read(List.of(), Optional.empty(), Reading.NOT_BEGUN, true);
        }

        /** Whether somebody has read them, and nobody is reading them now. */
        public boolean isDone() {
            return reading == Reading.DONE;
        }

        Optional<Choice> find(String value) {
            return all.stream().filter(it -> it.value().equals(value)).findFirst();
        }

        /**
         * How what stands in the field stands in the account; empty while nobody knows.
         *
         * @param missing said of what is not there
         */
        Optional<Note> state(String value, Note missing) {
            Optional<Note> found = find(value).map(Choice::state);
            boolean isKnownToMiss = isDone() && isWhole && problem.isEmpty() && !value.isEmpty();
            return found.isEmpty() && isKnownToMiss ? Optional.of(missing) : found;
        }
    }

    /** How far reading is. */
    public enum Reading { NOT_BEGUN, UNDER_WAY, DONE }

    public ObservableValue<Read> read() {
        return read;
    }

    /** Somebody reads them; what was read last stays until then. */
    public void reading() {
        Read last = read.get();
        read.set(new Read(last.all(), last.problem(), Reading.UNDER_WAY, last.isWhole()));
    }

    /** These are what there is. */
    public void are(List<Choice> all, Optional<Problem> problem, boolean isWhole) {
        read.set(new Read(all, problem, Reading.DONE, isWhole));
    }

    /** They belonged to something that is not chosen any more. */
    public void forget() {
        read.set(Read.nothing());
    }

    void refresh() {
        refresh.run();
    }
}
