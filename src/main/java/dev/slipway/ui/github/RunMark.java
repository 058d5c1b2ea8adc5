package dev.slipway.ui.github;

import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Status;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How a run, a job or a step stands, as a sign that says so aloud, too. */
final class RunMark {

    private RunMark() {}

    static FontIcon of(Texts texts, Status status, Conclusion conclusion) {
        FontIcon icon = switch (status) {
            case QUEUED -> Icon.of(Feather.CIRCLE, "muted");
            case IN_PROGRESS -> Icon.of(Feather.LOADER, "accent");
            case COMPLETED -> switch (conclusion) {
                case SUCCESS -> Icon.of(Feather.CHECK_CIRCLE, "good");
                case SKIPPED, NEUTRAL, NONE -> Icon.of(Feather.MINUS_CIRCLE, "muted");
                default -> Icon.of(Feather.X_CIRCLE, "bad");
            };
        };
        return Icon.saying(texts.bind(key(status, conclusion)), icon);
    }

    /** The words for it. */
    static String key(Status status, Conclusion conclusion) {
        return "run.state." + (status == Status.COMPLETED ? conclusion.name() : status.name());
    }
}
