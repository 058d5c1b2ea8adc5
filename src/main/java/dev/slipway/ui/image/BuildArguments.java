package dev.slipway.ui.image;

import dev.slipway.change.Note;
import dev.slipway.taskdef.SecretLooks;
import dev.slipway.ui.control.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The build arguments as typed. Knows no toolkit nodes. */
final class BuildArguments {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final int LONGEST = 4_096;

    private final Runnable changed;
    private final ObservableList<Argument> rows = FXCollections.observableArrayList();

    /** One row; both empty while nobody has typed. */
    record Argument(Answer name, Answer value) {}

    /** @param changed told of everything that is typed */
    BuildArguments(Runnable changed) {
        this.changed = changed;
    }

    ObservableList<Argument> rows() {
        return rows;
    }

    void show(Map<String, String> arguments) {
        rows.clear();
        arguments.forEach(this::add);
    }

    void add(String name, String value) {
        Argument row = new Argument(new Answer(name, this::badName), new Answer(value, BuildArguments::badValue));
        row.name.text().addListener((_, _, _) -> changed.run());
        row.value.text().addListener((_, _, _) -> changed.run());
        rows.add(row);
    }

    void remove(Argument row) {
        rows.remove(row);
        changed.run();
    }

    /** What is to be given to a build: empty while a row is wrong. Rows without a name count for nothing. */
    Optional<Map<String, String>> wanted() {
        Map<String, String> wanted = new TreeMap<>();
        for (Argument row : rows) {
            if (badName(row.name.value()).isPresent() || !row.value.isGood()) {
                return Optional.empty();
            }
            if (!row.name.value().isEmpty()) {
                wanted.put(row.name.value(), row.value.value());
            }
        }
        return Optional.of(wanted);
    }

    /** The names whose values look as if they should not be seen. */
    List<String> secrets() {
        return rows.stream().filter(row -> SecretLooks.has(row.name.value(), row.value.value()))
                .map(row -> row.name.value()).toList();
    }

    private Optional<Note> badName(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!NAME.matcher(name).matches()) {
            return Optional.of(Note.warning("image.arguments.badName"));
        }
        return rows.stream().filter(row -> row.name.value().equals(name)).count() > 1
                ? Optional.of(Note.warning("image.arguments.twice")) : Optional.empty();
    }

    private static Optional<Note> badValue(String value) {
        return value.length() > LONGEST
                ? Optional.of(Note.warning("image.arguments.tooLong", LONGEST)) : Optional.empty();
    }
}
