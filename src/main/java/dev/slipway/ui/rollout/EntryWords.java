package dev.slipway.ui.rollout;

import dev.slipway.rollout.Entry;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What happened during a rollout, as one line and a picture. */
final class EntryWords {

    /** What a list can be narrowed to. */
    enum Kind { EVENTS, TASKS, LOG, RUN }

    private final Texts texts;

    EntryWords(Texts texts) {
        this.texts = texts;
    }

    static Kind kind(Entry entry) {
        return switch (entry) {
            case Entry.ServiceEvent _, Entry.DeploymentChange _, Entry.Trouble _ -> Kind.EVENTS;
            case Entry.TaskChange _, Entry.TargetChange _ -> Kind.TASKS;
            case Entry.LogLine _ -> Kind.LOG;
            case Entry.RunStep _ -> Kind.RUN;
        };
    }

    String of(Entry entry) {
        return switch (entry) {
            case Entry.ServiceEvent it -> it.message();
            case Entry.LogLine it -> it.message();
            case Entry.TaskChange it -> texts.get(it.reason().isEmpty() ? "deploy.task" : "deploy.taskBecause",
                    it.task(), it.to(), it.reason());
            case Entry.DeploymentChange it -> texts.get(it.reason().isEmpty() ? "deploy.rollout"
                    : "deploy.rolloutBecause", it.revision(), it.to(), it.reason());
            case Entry.TargetChange it -> texts.get(it.to().isEmpty() ? "deploy.targetGone" : it.reason().isEmpty()
                    ? "deploy.target" : "deploy.targetBecause", it.target(), it.group(), it.to(), it.reason());
            case Entry.RunStep it -> texts.get("deploy.runStep", it.job(), it.step(), texts.get("run.state." + it.state()));
            case Entry.Trouble it -> texts.get(it.isOver() ? "deploy.troubleOver" : "deploy.trouble",
                    texts.get(it.key() + ".title", it.facts().toArray()));
        };
    }

    static FontIcon icon(Entry entry) {
        return switch (entry) {
            case Entry.ServiceEvent _ -> Icon.of(Feather.BELL, "accent");
            case Entry.LogLine _ -> Icon.of(Feather.TERMINAL, "muted");
            case Entry.TaskChange it -> Icon.of(Feather.BOX, it.to().equals("RUNNING") ? "good" : "muted");
            case Entry.DeploymentChange it -> Icon.of(Feather.LAYERS,
                    it.to().equals("COMPLETED") ? "good" : it.to().equals("FAILED") ? "bad" : "accent");
            case Entry.TargetChange it -> Icon.of(Feather.SHARE_2,
                    it.to().equals("healthy") ? "good" : it.to().equals("unhealthy") ? "bad" : "muted");
            case Entry.RunStep it -> Icon.of(Feather.GITHUB, switch (it.state()) {
                case "SUCCESS" -> "good";
                case "IN_PROGRESS" -> "accent";
                default -> "bad";
            });
            case Entry.Trouble it -> Icon.of(Feather.ALERT_TRIANGLE, it.isOver() ? "muted" : "warn");
        };
    }
}
