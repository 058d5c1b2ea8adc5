package dev.slipway.rollout;

import dev.slipway.change.Note;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What is known of a rollout as one HTML text for somebody who is asked for help: it opens in any browser, needs
 * nothing from outside, and by default names no account, secret or address.
 */
public final class HelpBundle {

    /** Of entries, newest last; a browser shows more only with pain. */
    private static final int ENTRIES = 2_000;
    private static final int LOG = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;\
            padding:0 1rem;color:#1f2328;background:#fff;overflow-wrap:break-word}\
            table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #d1d9e0;\
            padding:.25rem .6rem;text-align:left;vertical-align:top}pre{background:#f6f8fa;padding:.8rem;\
            white-space:pre-wrap}td.time{white-space:nowrap;font-variant-numeric:tabular-nums}\
            .verdict{font-size:1.2rem;font-weight:600}
            @media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}td,th{border-color:#30363d}\
            pre{background:#161b22}}""";

    private final Words words;
    private final Redaction redaction;

    /** The text of a key, filled with its facts, in the language of the screen. */
    @FunctionalInterface
    public interface Words {
        String of(String key, Object... facts);
    }

    public HelpBundle(Words words, Redaction redaction) {
        this.words = words;
        this.redaction = redaction;
    }

    /** The whole page; {@code language} is its {@code lang}, such as {@code ja}. */
    public String html(ServiceName service, Timeline timeline, Judgement judgement, Locale language) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"").append(language.getLanguage())
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\"><title>");
        String title = words.of("rollout.help.title", service.service());
        page.append(text(title)).append("</title><style>").append(STYLE).append("</style></head><body>\n");
        page.append("<h1>").append(text(title)).append("</h1>\n");
        timeline.latest().ifPresent(look -> page.append("<p>").append(text(words.of("rollout.help.asOf",
                TIME.format(look.at()), service.cluster()))).append("</p>\n"));
        verdict(page, timeline, judgement);
        deployments(page, timeline);
        stopped(page, timeline);
        targets(page, timeline);
        entries(page, timeline);
        log(page, timeline);
        return page.append("</body></html>\n").toString();
    }

    private void verdict(StringBuilder page, Timeline timeline, Judgement judgement) {
        page.append("<p class=\"verdict\">").append(text(said(judgement.note()))).append("</p>\n");
        Remarks.of(timeline).forEach(note -> page.append("<p>").append(text(said(note))).append("</p>\n"));
        if (!judgement.evidence().isEmpty()) {
            page.append("<pre>");
            judgement.evidence().forEach(line -> page.append(text(line)).append('\n'));
            page.append("</pre>\n");
        }
    }

    private void deployments(StringBuilder page, Timeline timeline) {
        heading(page, "rollout.help.deployments");
        row(page, "th", words.of("rollout.help.revision"), words.of("rollout.help.desired"),
                words.of("rollout.help.pending"), words.of("rollout.help.running"), words.of("rollout.help.failed"),
                words.of("rollout.help.state"));
        timeline.deployments().forEach(it -> row(page, "td", it.revision(), "" + it.desired(), "" + it.pending(),
                "" + it.running(), "" + it.failed(), (it.rolloutState() + " " + it.reason()).strip()));
        page.append("</table>\n");
    }

    private void stopped(StringBuilder page, Timeline timeline) {
        List<StopGroup> groups = StopGroup.of(timeline.tasks());
        if (groups.isEmpty()) {
            return;
        }
        heading(page, "rollout.help.stopped");
        row(page, "th", words.of("rollout.help.count"), words.of("rollout.help.exitCode"),
                words.of("rollout.help.reason"));
        groups.forEach(it -> row(page, "td", "" + it.count(), it.exitCode().map(String::valueOf).orElse(""),
                it.reason()));
        page.append("</table>\n");
    }

    private void targets(StringBuilder page, Timeline timeline) {
        List<TargetRow> rows = timeline.latest().map(Snapshot::targets).orElse(List.of());
        if (rows.isEmpty()) {
            return;
        }
        heading(page, "rollout.help.targets");
        rows.forEach(it -> row(page, "td", it.name(), it.state(), it.why()));
        page.append("</table>\n");
    }

    private void entries(StringBuilder page, Timeline timeline) {
        List<Entry> all = timeline.entries().stream().filter(entry -> !(entry instanceof Entry.LogLine)).toList();
        heading(page, "rollout.help.events");
        all.subList(Math.max(0, all.size() - ENTRIES), all.size()).forEach(entry ->
                page.append("<tr><td class=\"time\">").append(TIME.format(entry.at())).append("</td><td>")
                        .append(text(sentence(entry))).append("</td></tr>\n"));
        page.append("</table>\n");
    }

    private void log(StringBuilder page, Timeline timeline) {
        List<Entry.LogLine> lines = timeline.entries().reversed().stream().filter(Entry.LogLine.class::isInstance)
                .map(Entry.LogLine.class::cast).limit(LOG).toList().reversed();
        if (lines.isEmpty()) {
            return;
        }
        page.append("<h2>").append(text(words.of("rollout.help.log"))).append("</h2>\n<pre>");
        lines.forEach(line -> page.append(TIME.format(line.at())).append(' ').append(text(line.stream())).append(' ')
                .append(text(line.message())).append('\n'));
        page.append("</pre>\n");
    }

    private String sentence(Entry entry) {
        return switch (entry) {
            case Entry.ServiceEvent it -> it.message();
            case Entry.LogLine it -> it.message();
            case Entry.TaskChange it -> it.task() + ": " + it.to() + because(it.reason());
            case Entry.DeploymentChange it -> it.revision() + ": " + it.to() + because(it.reason());
            case Entry.TargetChange it -> it.target() + ": " + it.from() + " > " + it.to() + because(it.reason());
            case Entry.RunStep it -> it.job() + ": " + it.step() + " > " + it.state();
            case Entry.Trouble it -> (it.isOver() ? "(" : "") + words.of(it.key() + ".title", it.facts().toArray())
                    + (it.isOver() ? ")" : "");
        };
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    private String said(Note note) {
        return words.of(note.key(), note.facts().toArray());
    }

    private void heading(StringBuilder page, String key) {
        page.append("<h2>").append(text(words.of(key))).append("</h2>\n<table>\n");
    }

    private void row(StringBuilder page, String kind, String... cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append('<').append(kind).append('>').append(text(cell)).append("</").append(kind).append('>');
        }
        page.append("</tr>\n");
    }

    /** Redacted, and nothing in it is markup. */
    private String text(String raw) {
        return redaction.of(raw).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
