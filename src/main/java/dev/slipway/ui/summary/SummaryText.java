package dev.slipway.ui.summary;

import dev.slipway.change.Subject;
import dev.slipway.cleanup.Leftover;
import dev.slipway.cleanup.Prices;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A summary as Markdown, in the language of the moment. It holds no secret. */
final class SummaryText {

    /** Of one kind; more are counted only, as the revisions of a task definition are. */
    private static final int MOST_NAMES = 5;

    private final Texts texts;
    private final Summary summary;
    private final Pipeline pipeline;

    SummaryText(Texts texts, Summary summary) {
        this.texts = texts;
        this.summary = summary;
        this.pipeline = summary.pipeline();
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# " + say("title", code(pipeline.tag())));
        paragraph(lines, say("how", code(pipeline.branch()), code(pipeline.trust().role())));
        heading(lines, "work");
        lines.add("- " + say("push", code(pipeline.branch()), code(pipeline.files().workflow())));
        lines.add("- " + say("definition", code(pipeline.files().taskDefinition())));
        lines.add("- " + say("service", code(pipeline.target().service()), code(pipeline.target().cluster()),
                summary.region()));
        lines.add("- " + say("answers", Integer.toString(pipeline.app().port()), code(pipeline.app().path())));
        lines.add("- " + say("log", code(pipeline.target().logGroup())));
        made(lines);
        cost(lines);
        undo(lines);
        lines.add("");
        lines.add("*" + say("written", summary.day()) + "*");
        return String.join("\n", lines) + "\n";
    }

    private void made(List<String> lines) {
        heading(lines, "made");
        lines.add("| " + say("what") + " | " + say("name") + " |");
        lines.add("| --- | --- |");
        Map<Subject.Kind, List<String>> names = new TreeMap<>(summary.things().stream().map(it -> it.thing().what())
                .collect(Collectors.groupingBy(Subject::kind, Collectors.mapping(Subject::name, Collectors.toList()))));
        names.forEach((kind, all) -> lines.add("| " + texts.get("kind." + kind.name()) + " | " + listed(all) + " |"));
        if (!summary.files().isEmpty()) {
            lines.add("| " + texts.get("kind.FILE") + " | " + listed(summary.files()) + " |");
        }
        summary.secret().ifPresent(name ->
                lines.add("| " + texts.get("kind.SECRET") + " | " + cell(name) + " |"));
        paragraph(lines, say("tag", code(Pipeline.TAG), code(pipeline.tag())));
    }

    private String listed(List<String> names) {
        String first = names.stream().distinct().limit(MOST_NAMES).map(SummaryText::cell).collect(Collectors.joining(", "));
        long more = names.stream().distinct().count() - MOST_NAMES;
        return more > 0 ? first + " " + say("more", more) : first;
    }

    private void cost(List<String> lines) {
        heading(lines, "cost");
        lines.add("| " + say("what") + " | " + say("hour") + " |");
        lines.add("| --- | ---: |");
        Prices prices = summary.prices();
        for (Leftover thing : summary.things()) {
            double hour = prices.hour(thing.usage());
            if (hour > 0) {
                lines.add("| " + texts.get("kind." + thing.thing().what().kind().name()) + " "
                        + cell(thing.thing().what().name()) + " | " + say("dollars", hour) + " |");
            }
        }
        lines.add("| " + say("whole") + " | " + say("dollars", summary.bill().hour()) + " |");
        paragraph(lines, say("month", summary.bill().day(), summary.bill().month()));
        paragraph(lines, say("prices", prices.read(), prices.region(), summary.region()));
    }

    private void undo(List<String> lines) {
        heading(lines, "undo");
        lines.add(say("byCleanup"));
        List<String> commands = summary.undoing();
        if (!commands.isEmpty()) {
            paragraph(lines, say("byHand"));
            lines.add("");
            lines.add("```sh");
            lines.addAll(commands);
            lines.add("```");
        }
    }

    private void heading(List<String> lines, String key) {
        lines.add("");
        lines.add("## " + say(key));
        lines.add("");
    }

    private static void paragraph(List<String> lines, String words) {
        lines.add("");
        lines.add(words);
    }

    private String say(String key, Object... facts) {
        return texts.get("summary.md." + key, facts);
    }

    /** Within a table, a bar would end the cell. */
    private static String cell(String text) {
        return code(text).replace("|", "\\|");
    }

    /** A name as it is, whatever it holds: with one more backtick around it than stand together within. */
    static String code(String text) {
        int longest = 0;
        int run = 0;
        for (char c : text.toCharArray()) {
            run = c == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String blank = longest > 0 ? " " : "";
        return fence + blank + text + blank + fence;
    }
}
