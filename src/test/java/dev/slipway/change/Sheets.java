package dev.slipway.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation on a folder that stands for the outside: one file for each wanted name. Every creation is also counted
 * in a file, so that a test sees what was created twice.
 */
final class Sheets implements Operation<List<String>> {

    /** What happens around the making of one sheet. */
    @FunctionalInterface
    interface Event {
        void at(String name) throws ProblemException;
    }

    private final Path folder;
    private final Event before;
    private final Event after;

    Sheets(Path folder, Event before, Event after) {
        this.folder = folder;
        this.before = before;
        this.after = after;
    }

    static Sheets in(Path folder) {
        return new Sheets(folder, _ -> {}, _ -> {});
    }

    /** Something happens before this sheet is made. */
    Sheets before(String name, Event event) {
        return new Sheets(folder, made -> {
            if (made.equals(name)) {
                event.at(made);
            }
        }, after);
    }

    /** Something happens after this sheet was made, before the ledger is told. */
    Sheets after(String name, Event event) {
        return new Sheets(folder, before, made -> {
            if (made.equals(name)) {
                event.at(made);
            }
        });
    }

    static Subject sheet(String name) {
        return new Subject(Subject.Kind.FILE, name);
    }

    @Override
    public Plan<List<String>> plan(List<String> wanted) {
        List<Change> changes = new ArrayList<>();
        for (String name : wanted) {
            changes.add(Files.exists(folder.resolve(name)) ? new Change.Keep(sheet(name), "is there")
                    : new Change.Create(sheet(name), "a sheet", Call.of("touch " + name, (_, _) -> make(name))));
        }
        return Plan.of("test.sheets", wanted, changes);
    }

    private String make(String name) throws ProblemException {
        before.at(name);
        try {
            Files.writeString(folder.resolve(name), "a sheet", StandardOpenOption.CREATE_NEW);
            Files.writeString(folder.resolve("created"), name + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        after.at(name);
        return "id-of-" + name;
    }

    /** Every creation, in order. */
    static List<String> created(Path folder) throws IOException {
        Path count = folder.resolve("created");
        return Files.exists(count) ? Files.readAllLines(count) : List.of();
    }
}
