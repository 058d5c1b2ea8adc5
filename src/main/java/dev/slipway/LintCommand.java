package dev.slipway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.CheckCommand.Outcome;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.ui.Texts;
import dev.slipway.workflow.Finding;
import dev.slipway.workflow.WorkflowChecks;
import dev.slipway.workflow.WorkflowMending;
import dev.slipway.workflow.WorkflowProblem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code slipway lint [--json] [--fix] FILE...}: what is wrong with workflow files, for people one finding a line, for
 * machines one JSON line a file. With {@code --fix} what can surely be mended is mended in the file first.
 */
final class LintCommand {

    private final Texts texts;
    private final boolean json;
    private final Optional<PreviousVersions> fixing;
    private final LintBeside beside;

    /**
     * @param fixing where the texts of mended files are kept; empty when no file is to be written
     * @param beside what the files are compared with
     */
    LintCommand(Texts texts, boolean json, Optional<PreviousVersions> fixing, LintBeside beside) {
        this.texts = texts;
        this.json = json;
        this.fixing = fixing;
        this.beside = beside;
    }

    /**
     * What to print and how to end: 0 when no error stands, 1 when one does, 2 when a file could not be read.
     *
     * @param files as they were typed
     */
    Outcome lint(List<String> files) {
        int status = CheckCommand.FINE;
        List<String> lines = new ArrayList<>();
        for (String file : files) {
            try {
                status = Math.max(status, lint(file, lines));
            } catch (ProblemException e) {
                status = CheckCommand.UNREADABLE;
                lines.add(json ? unreadable(file, e.problem()).toString() : file + place(e.problem()) + ": "
                        + texts.title(e.problem()) + ". " + texts.advice(e.problem()));
            }
        }
        return new Outcome(status, List.copyOf(lines));
    }

    private int lint(String file, List<String> lines) throws ProblemException {
        Path path = path(file);
        String text = RepositoryFile.text(path);
        Facts facts = beside.facts(path, text);
        Optional<WorkflowMending> mending = fixing.isEmpty() ? Optional.empty()
                : Optional.of(WorkflowMending.of(text, facts));
        String now = mending.map(WorkflowMending::text).orElse(text);
        List<Finding> findings = findings(now, facts);
        Optional<Path> kept = now.equals(text) ? Optional.empty() : Optional.of(write(path, text, now));
        if (json) {
            ObjectNode line = asJson(file, now, findings);
            mending.ifPresent(it -> tell(it, kept, line));
            lines.add(line.toString());
        } else {
            mending.ifPresent(it -> it.mended().forEach(finding -> lines.add(file + ": "
                    + texts.get("lint.mended", finding.rule(), finding.line()) + " " + message(finding))));
            kept.ifPresent(it -> lines.add(file + ": " + texts.get("check.kept", it)));
            findings.forEach(finding -> lines.add(file + ":" + finding.line() + ":" + finding.column() + ": "
                    + severity(finding) + " " + finding.rule() + ": " + message(finding)));
        }
        return findings.stream().anyMatch(it -> it.severity() == Finding.Severity.ERROR) ? CheckCommand.WRONG
                : CheckCommand.FINE;
    }

    private List<Finding> findings(String text, Facts facts) throws ProblemException {
        List<Finding> findings = new ArrayList<>(WorkflowChecks.check(text, facts));
        if (beside.trust().isPresent()) {
            findings.addAll(beside.trust().get().findings(text, findings));
        }
        findings.sort(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column));
        return findings;
    }

    static Path path(String file) throws ProblemException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new ProblemException(new PipelineProblem.NoFile(file), e);
        }
    }

    private Path write(Path file, String before, String after) throws ProblemException {
        Path real = RepositoryFile.real(file);
        Path kept = fixing.orElseThrow().keep(real, before);
        new RepositoryFile(real.getParent(), real.getFileName().toString()).write(after);
        return kept;
    }

    private static void tell(WorkflowMending mending, Optional<Path> kept, ObjectNode line) {
        ArrayNode all = line.putArray("mended");
        mending.mended().forEach(finding -> all.addObject().put("rule", finding.rule()).put("line", finding.line())
                .put("column", finding.column()));
        kept.ifPresent(path -> line.put("previous", path.toString()));
    }

    private ObjectNode asJson(String file, String text, List<Finding> findings) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("file", file);
        ArrayNode found = line.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode one = found.addObject().put("rule", finding.rule()).put("severity", severity(finding))
                    .put("line", finding.line()).put("column", finding.column()).put("message", message(finding));
            finding.mend().ifPresent(mend -> {
                ArrayNode edits = one.putObject("fix").putArray("edits");
                mend.edits(text).forEach(edit -> edits.addObject().put("line", edit.line())
                        .put("column", edit.column()).put("remove", edit.remove()).put("insert", edit.insert()));
            });
        }
        return line;
    }

    private ObjectNode unreadable(String file, Problem problem) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("file", file)
                .put("problem", problem.getClass().getSimpleName());
        String message = texts.title(problem) + ". " + texts.advice(problem);
        line.put("message", message);
        ArrayNode found = line.putArray("findings");
        int[] place = placeOf(problem);
        if (place.length == 2) {
            found.addObject().put("rule", "not-yaml").put("severity", "error").put("line", place[0])
                    .put("column", place[1]).put("message", message);
        }
        return line;
    }

    private static String place(Problem problem) {
        int[] place = placeOf(problem);
        return place.length == 2 ? ":" + place[0] + ":" + place[1] : "";
    }

    /** Line and column, or nothing. */
    private static int[] placeOf(Problem problem) {
        return switch (problem) {
            case WorkflowProblem.NotYaml it -> new int[] {it.line(), it.column()};
            case PipelineProblem.NotText it -> new int[] {it.line(), it.column()};
            default -> new int[0];
        };
    }

    private String message(Finding finding) {
        return texts.get(finding.key(), finding.facts().toArray());
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
