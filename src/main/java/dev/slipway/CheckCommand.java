package dev.slipway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.Agreement;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Fix;
import dev.slipway.taskdef.Mending;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.Place;
import dev.slipway.taskdef.Rules;
import dev.slipway.taskdef.Stripped;
import dev.slipway.taskdef.Stripping;
import dev.slipway.taskdef.TaskDefinitionProblem;
import dev.slipway.ui.Texts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code slipway check [--json] [--fix] FILE...}: what is wrong with task definitions, for people one finding a line,
 * for machines one JSON line a file. With {@code --fix} what can surely be mended is mended in the file first.
 */
final class CheckCommand {

    static final int FINE = 0;
    static final int WRONG = 1;
    static final int UNREADABLE = 2;

    private final Texts texts;
    private final boolean json;
    private final Optional<PreviousVersions> fixing;

    /** @param fixing where the texts of mended files are kept; empty when no file is to be written */
    CheckCommand(Texts texts, boolean json, Optional<PreviousVersions> fixing) {
        this.texts = texts;
        this.json = json;
        this.fixing = fixing;
    }

    /**
     * What to print and how to end.
     *
     * @param status 0 when no error stands, 1 when one does, 2 when a file could not be read as a task definition
     */
    record Outcome(int status, List<String> lines) {}

    /** @param files as they were typed */
    Outcome check(List<String> files) {
        int status = FINE;
        List<String> lines = new ArrayList<>();
        for (String file : files) {
            try {
                status = Math.max(status, check(file, lines));
            } catch (ProblemException e) {
                status = UNREADABLE;
                lines.add(json ? unreadable(file, e.problem()).toString() : file + place(e.problem()) + ": "
                        + texts.title(e.problem()) + ". " + texts.advice(e.problem()));
            }
        }
        return new Outcome(status, List.copyOf(lines));
    }

    private static Path path(String file) throws ProblemException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new ProblemException(new PipelineProblem.NoFile(file), e);
        }
    }

    private int check(String file, List<String> lines) throws ProblemException {
        String text = RepositoryFile.text(path(file));
        Opened opened = Opened.of(text);
        Facts beside = WorkflowBeside.of(path(file));
        // YAML would lose its comments; it is told about, and left as it is
        if (fixing.isEmpty() || opened.form() == Opened.Form.YAML) {
            return report(file, new Checked(opened, beside,
                    removed(opened, Stripping.of(opened.definition()).removed()), Optional.empty()), lines);
        }
        Mending mending = Mending.of(opened.definition(), Set.of(), beside);
        Opened now = Opened.of(mending.definition().text());
        Mended mended = new Mended(mending, write(path(file), text, mending.definition().text()));
        return report(file, new Checked(now, beside, removed(opened, mending.removed()), Optional.of(mended)), lines);
    }

    /** What is no part of the definition, and what is taken out of it. */
    private static List<Stripped.Removed> removed(Opened opened, List<Stripped.Removed> stripped) {
        return Stream.concat(opened.beside().stream(), stripped.stream()).toList();
    }

    /** What was done to a file, and where the text before is kept; empty when nothing had to be. */
    private record Mended(Mending mending, Optional<Path> kept) {}

    /** One file, what is beside it, and what was or would be taken out of it. */
    private record Checked(Opened opened, Facts beside, List<Stripped.Removed> removed, Optional<Mended> mended) {}

    private int report(String file, Checked checked, List<String> lines) {
        Opened opened = checked.opened();
        List<Finding> findings = Agreement.everything(opened, checked.beside());
        if (json) {
            ObjectNode line = asJson(file, opened, findings, checked.removed());
            checked.mended().ifPresent(it -> tell(it, line));
            lines.add(line.toString());
        } else {
            checked.mended().ifPresent(it -> tell(it, checked.removed(), file, lines));
            findings.forEach(finding -> lines.add(asLine(file, opened, finding)));
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR) ? WRONG : FINE;
    }

    /** Where the text before is kept; empty when there was nothing to change. */
    private Optional<Path> write(Path file, String before, String after) throws ProblemException {
        if (before.equals(after)) {
            return Optional.empty();
        }
        Path real = RepositoryFile.real(file);
        Path kept = fixing.orElseThrow().keep(real, before);
        new RepositoryFile(real.getParent(), real.getFileName().toString()).write(after);
        return Optional.of(kept);
    }

    private static void tell(Mended mended, ObjectNode line) {
        ArrayNode all = line.putArray("mended");
        mended.mending().mended().forEach(finding ->
                all.addObject().put("rule", finding.rule()).put("pointer", finding.pointer()));
        mended.kept().ifPresent(path -> line.put("previous", path.toString()));
    }

    private void tell(Mended mended, List<Stripped.Removed> removed, String file, List<String> lines) {
        removed.forEach(one -> lines.add(file + ": " + texts.get("check.removed", one.pointer()) + " "
                + texts.get(one.key(), one.facts().toArray())));
        mended.mending().mended().forEach(finding -> lines.add(file + ": "
                + texts.get("check.mended", finding.rule(), finding.pointer()) + " " + message(finding)));
        mended.kept().ifPresent(path -> lines.add(file + ": " + texts.get("check.kept", path)));
    }

    private String asLine(String file, Opened opened, Finding finding) {
        String place = opened.place(finding).map(at -> ":" + at.line() + ":" + at.column()).orElse("");
        String pointer = finding.pointer().isEmpty() ? "" : " " + finding.pointer();
        return file + place + ": " + severity(finding) + " " + finding.rule() + pointer + ": " + message(finding);
    }

    private ObjectNode asJson(String file, Opened opened, List<Finding> findings, List<Stripped.Removed> removed) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("file", file);
        ArrayNode found = line.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode one = found.addObject().put("rule", finding.rule()).put("severity", severity(finding))
                    .put("pointer", finding.pointer());
            opened.place(finding).ifPresent(at -> put(one, at));
            one.put("message", message(finding));
            finding.fix().ifPresent(fix -> one.set("fix", asJson(fix)));
        }
        ArrayNode out = line.putArray("removed");
        for (Stripped.Removed one : removed) {
            out.addObject().put("pointer", one.pointer()).put("reason", one.reason().name());
        }
        return line;
    }

    private static ObjectNode asJson(Fix fix) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (fix) {
            case Fix.Put put -> node.put("do", "put").put("pointer", put.pointer()).set("value", put.value());
            case Fix.Strict _ -> node.put("do", "strict");
            case Fix.Remove remove -> node.put("do", "remove").put("pointer", remove.pointer());
            case Fix.Rename rename ->
                    node.put("do", "rename").put("pointer", rename.pointer()).put("name", rename.name());
            case Fix.RenameContainer rename ->
                    node.put("do", "renameContainer").put("from", rename.from()).put("to", rename.to());
            case Fix.MovePort move ->
                    node.put("do", "movePort").put("container", move.container()).put("port", move.port());
        };
    }

    private ObjectNode unreadable(String file, Problem problem) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("file", file)
                .put("problem", problem.getClass().getSimpleName());
        placeOf(problem).ifPresent(at -> put(line, at));
        line.put("message", texts.title(problem) + ". " + texts.advice(problem));
        ArrayNode found = line.putArray("findings");
        if (problem instanceof TaskDefinitionProblem.NotJson it) {
            put(found.addObject().put("rule", Rules.LOOSE).put("severity", "error").put("pointer", "")
                    .put("message", line.path("message").textValue()), new Place(it.line(), it.column()));
        }
        line.putArray("removed");
        return line;
    }

    private static String place(Problem problem) {
        return placeOf(problem).map(at -> ":" + at.line() + ":" + at.column()).orElse("");
    }

    private static Optional<Place> placeOf(Problem problem) {
        return switch (problem) {
            case TaskDefinitionProblem.NotJson it -> Optional.of(new Place(it.line(), it.column()));
            case TaskDefinitionProblem.NotYaml it -> Optional.of(new Place(it.line(), it.column()));
            case PipelineProblem.NotText it -> Optional.of(new Place(it.line(), it.column()));
            case TaskDefinitionProblem.TooDeep it -> Optional.of(new Place(it.line(), it.column()));
            case TaskDefinitionProblem.TooMany it -> Optional.of(new Place(it.line(), it.column()));
            case TaskDefinitionProblem.DuplicateKey it -> Optional.of(new Place(it.line(), it.column()));
            default -> Optional.empty();
        };
    }

    private static void put(ObjectNode node, Place place) {
        node.put("line", place.line()).put("column", place.column());
    }

    private String message(Finding finding) {
        return texts.get(finding.key(), finding.facts().toArray());
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
