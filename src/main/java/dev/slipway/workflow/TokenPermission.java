package dev.slipway.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets one job ask GitHub for a token, and keeps what it may do besides. */
final class TokenPermission {

    private static final String GRANT = "id-token: write";

    private TokenPermission() {}

    /** Empty where the permissions stand in a form that cannot be added to. */
    static Optional<Mend> mend(Workflow.Job job) {
        YamlValue own = job.value().get("permissions");
        YamlValue denied = own.get("id-token");
        if (denied.isThere()) {
            Word word = denied.word();
            return Optional.of(Mend.replacing(word.offset(), word.offset() + word.text().length(), "write"));
        }
        if (own.isMapping()) {
            return added(own);
        }
        return own.isThere() || !job.value().isMapping() || job.value().isFlow() ? Optional.empty()
                : Optional.of(before(job));
    }

    private static Optional<Mend> added(YamlValue permissions) {
        if (permissions.entries().isEmpty()) {
            return Optional.of(Mend.inserting(permissions.content() + 1, GRANT));
        }
        YamlValue last = List.copyOf(permissions.entries().values()).getLast();
        if (permissions.isFlow()) {
            return Optional.of(Mend.inserting(last.end(), ", " + GRANT));
        }
        return Optional.of(Mend.inserting(last.source().endOfLine(last.end()),
                last.source().lineEnd() + column(last) + GRANT));
    }

    /** Blanks up to where the key stands. */
    private static String column(YamlValue value) {
        return " ".repeat(value.offset() - value.source().lineStart(value.offset()));
    }

    /** A block of its own in front of the job's first key, with what it had from the workflow. */
    private static Mend before(Workflow.Job job) {
        YamlValue first = List.copyOf(job.value().entries().values()).getFirst();
        String indentation = column(first);
        String inner = indentation + (indentation.length() >= 4
                ? indentation.substring(indentation.length() / 2) : "  ");
        Map<String, YamlValue> inherited = job.root().get("permissions").entries();
        String kept = inherited.isEmpty() ? inner + "contents: read\n" : inherited.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("id-token"))
                .map(entry -> inner + entry.getKey() + ": " + entry.getValue().text() + "\n")
                .collect(Collectors.joining());
        String block = "permissions:\n" + kept + inner + GRANT + "\n" + indentation;
        return Mend.inserting(first.offset(), block.replace("\n", first.source().lineEnd()));
    }
}
