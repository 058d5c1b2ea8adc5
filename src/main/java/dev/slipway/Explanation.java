package dev.slipway;

import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Finding;
import dev.slipway.learn.Lesson;
import dev.slipway.learn.Lessons;
import dev.slipway.learn.Names;
import dev.slipway.ui.Texts;
import java.util.ArrayList;
import java.util.List;

/** A diagnosis as lines for a person. */
final class Explanation {

    private static final int OTHERS = 3;

    private final Texts texts;
    private final boolean learn;

    /** @param learn whether the cause's lesson is told, too */
    Explanation(Texts texts, boolean learn) {
        this.texts = texts;
        this.learn = learn;
    }

    List<String> lines(Diagnosis diagnosis) {
        Finding first = diagnosis.first();
        Cause cause = first.cause();
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("explain.cause", texts.get(cause.key() + ".title"), cause.id(),
                Math.round(first.confidence() * 100)));
        if (!first.words().isBlank()) {
            lines.add(texts.get("explain.because", oneLine(first)));
        }
        lines.add("");
        lines.add(texts.get(cause.key() + ".explanation"));
        lines.add("");
        texts.get(cause.key() + ".steps").lines().forEach(lines::add);
        first.fixes().forEach(fix -> lines.add(texts.get("explain.fix", texts.get(fix.key(), fix.facts().toArray()))));
        if (learn) {
            lines.addAll(behind(Lessons.of(cause.id())));
        }
        lines.add(texts.get("explain.docs", cause.docs()));
        diagnosis.others().stream().limit(OTHERS).forEach(other -> lines.add(texts.get("explain.also",
                texts.get(other.cause().key() + ".title"), other.cause().id(), oneLine(other))));
        return lines;
    }

    /** Nothing is known of a pipeline here, so that the commands name its parts in capitals. */
    private List<String> behind(Lesson lesson) {
        List<String> lines = new ArrayList<>(List.of("", texts.get("learn.happens"), texts.get(lesson.why()), "",
                texts.get("learn.console"), texts.get(lesson.console()), "", texts.get("explain.commands")));
        lesson.commands().forEach(command -> command.filled(Names.unknown()).lines().map("  "::concat)
                .forEach(lines::add));
        lines.add("");
        return lines;
    }

    private static String oneLine(Finding finding) {
        return ExplainCommand.quoted(finding.words()).replaceAll("\\s+", " ");
    }
}
