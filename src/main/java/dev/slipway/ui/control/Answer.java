package dev.slipway.ui.control;

import dev.slipway.change.Note;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** One answer of a form as typed, and what is wrong with it. Knows no toolkit nodes. */
public final class Answer {

    private final StringProperty text;
    private final ObjectBinding<Optional<Note>> complaint;

    /** What is wrong with a text, if anything. */
    @FunctionalInterface
    public interface Check {
        Optional<Note> complaint(String text);
    }

    public Answer(String initial, Check check) {
        this.text = new SimpleStringProperty(initial);
        this.complaint = Bindings.createObjectBinding(() -> check.complaint(value()), text);
    }

    public StringProperty text() {
        return text;
    }

    /** As typed, without the blanks around it. */
    public String value() {
        return text.get() == null ? "" : text.get().strip();
    }

    public void set(String value) {
        text.set(value);
    }

    public ObservableValue<Optional<Note>> complaint() {
        return complaint;
    }

    public boolean isGood() {
        return complaint.get().isEmpty();
    }

    /**
     * What the answers together ask for: empty while one of them is wrong.
     *
     * @param others further things the request is made of
     */
    public static <W> ObservableValue<Optional<W>> request(List<Answer> answers, Supplier<W> request,
                                                           Observable... others) {
        Observable[] all = new Observable[answers.size() + others.length];
        for (int i = 0; i < answers.size(); i++) {
            all[i] = answers.get(i).text();
        }
        System.arraycopy(others, 0, all, answers.size(), others.length);
        return Bindings.createObjectBinding(() -> answers.stream().allMatch(Answer::isGood)
                ? Optional.ofNullable(request.get()) : Optional.empty(), all);
    }
}
