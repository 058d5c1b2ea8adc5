package dev.slipway;

import dev.slipway.ui.Texts;
import java.lang.ref.Reference;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import javafx.application.Application;
import javax.net.ssl.SSLContext;

/**
 * Where the program begins: the command line, or the window. It is no {@link Application} itself, since Java would then
 * look for the toolkit before a line of ours could explain that it is missing.
 */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        Texts texts = new Texts(Texts.Language.of(Locale.getDefault()));
        int status = new CommandLine(texts, Surroundings.ofThisProcess().previousVersions(), System.in,
                System.out, System.err).run(Main::openWindow, words);
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
            setUnlessSet("prism.order", "sw");
        }
        prepareConnections(desktop);
        Logger javaFx = Logger.getLogger("javafx");
        // it says this of every program that is started from a class path, and it works all the same
        javaFx.setFilter(line -> !line.getMessage().startsWith("Unsupported JavaFX configuration"));
        try {
            Application.launch(App.class);
            return Optional.empty();
        } catch (UnsupportedOperationException | IllegalStateException | LinkageError e) {
            return Optional.of(desktop.explain(e));
        } finally {
            Reference.reachabilityFence(javaFx);
        }
    }

    /** Proxies of the environment and the system count, and the system's certificates; a change whose answer got lost is not sent a second time. */
    private static void prepareConnections(Desktop desktop) {
        setUnlessSet("java.net.useSystemProxies", "true");
        EnvironmentProxy.properties(desktop.environment()).forEach(Main::setUnlessSet);
        setUnlessSet("sun.net.http.retryPost", "false");
        try {
            SSLContext.setDefault(TrustedCertificates.context(desktop.environment(), System.getProperty("os.name")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java speaks TLS", e);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
