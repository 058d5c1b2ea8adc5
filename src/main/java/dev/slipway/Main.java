package dev.slipway;

import dev.slipway.ui.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;

/** Where the program begins: the command line, or the window. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        Texts texts = new Texts(Texts.Language.of(Locale.getDefault()));
        int status = new CommandLine(texts, System.out, System.err).run(Main::openWindow, words);
        if (status != CommandLine.DONE) {
            System.exit(status);
        }
    }

    private static Optional<StartProblem> openWindow() {
        Desktop desktop = Desktop.ofThisComputer();
        Optional<StartProblem> missing = desktop.problem();
        if (missing.isPresent()) {
            return missing;
        }
        if (!desktop.hasGraphicsLibraries()) {
            System.setProperty("prism.order", "sw");
        }
        try {
            Application.launch(App.class);
            return Optional.empty();
        } catch (UnsupportedOperationException | IllegalStateException | LinkageError e) {
            return Optional.of(desktop.explain(e));
        }
    }
}
