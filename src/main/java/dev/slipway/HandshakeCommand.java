package dev.slipway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.Handshake;
import dev.slipway.identity.Handshake.Answer;
import dev.slipway.identity.IdentityProblem;
import dev.slipway.identity.TrustFault;
import dev.slipway.identity.TrustFinding;
import dev.slipway.identity.TrustPolicy;
import dev.slipway.identity.TrustReview;
import dev.slipway.identity.TrustTarget;
import dev.slipway.identity.WhoElse;
import dev.slipway.pipeline.FactsFile;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.Trust;
import dev.slipway.ui.Texts;
import dev.slipway.ui.identity.StartWords;
import dev.slipway.workflow.JobClaims;
import dev.slipway.workflow.WorkflowProblem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code slipway handshake [--json] WORKFLOW TRUST --repository-facts FILE}: which jobs of the workflow the policy lets in, what is wrong with it, and who else could take on its role; from files alone.
 */
final class HandshakeCommand {

    static final int FINE = 0;
    static final int WRONG = 1;
    static final int UNREADABLE = 2;

    private static final Pattern PLACE = Pattern.compile("(?:.*[/\\\\])?(\\.github[/\\\\]workflows[/\\\\][^/\\\\]+)");
    private static final Pattern PROVIDER = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):oidc-provider/([^\"]+)");
    private static final String UNKNOWN_ACCOUNT = "123456789012";

    private final Texts texts;
    private final boolean json;
    private final List<String> lines = new ArrayList<>();

    HandshakeCommand(Texts texts, boolean json) {
        this.texts = texts;
        this.json = json;
    }

    /** The files as they were typed. */
    record Files(String workflow, String trust, String facts) {}

    /**
     * What to print and how to end.
     *
     * @param status 0 when exactly those get in who should and nothing is wrong, 1 when not, 2 when a file could not be
     *               read
     */
    record Outcome(int status, List<String> lines) {}

    Outcome simulate(Files files) {
        String reading = files.facts();
        try {
            FactsFile facts = FactsFile.read(text(files.facts()));
            reading = files.workflow();
            JobClaims claims = new JobClaims(facts.facts(), place(files.workflow()), facts.branch(), facts.issuer());
            List<JobStart> starts = new ArrayList<>(claims.of(text(files.workflow())));
            List<JobStart> welcome = starts.stream().filter(JobStart::isWelcome).toList();
            starts.addAll(claims.ofOthers());
            reading = files.trust();
            String trust = text(files.trust());
            String provider = provider(trust, facts);
            TrustPolicy wanted = TrustPolicy.letting(welcome.isEmpty() ? List.of(claims.ofPush()) : welcome,
                    facts.facts(), provider, Trust.usualIn(provider.split(":", 3)[1]).audience());
            TrustReview review = TrustReview.of("trust", trust,
                    TrustTarget.of(wanted, facts.facts(), Optional.empty()));
            return new Outcome(tell(files, review, provider, starts), List.copyOf(lines));
        } catch (ProblemException e) {
            lines.add(unreadable(reading, e.problem()));
            return new Outcome(UNREADABLE, List.copyOf(lines));
        }
    }

    private int tell(Files files, TrustReview review, String provider, List<JobStart> starts) throws ProblemException {
        List<TrustFinding> findings = review.findings();
        boolean isRight = true;
        try {
            for (Handshake.Row row : new Handshake(review.parsed(), provider).with(starts)) {
                isRight &= row.isLetIn() == row.start().isWelcome();
                lines.add(json ? asJson(row) : asLine(row));
            }
        } finally {
            findings.forEach(it -> lines.add(json ? asJson(it) : files.trust() + ": " + it.place() + ": " + it.fault()
                    + ": " + texts.get(it.cause()) + " " + texts.get(it.remedy())));
        }
        review.others().forEach(it -> lines.add(json ? asJson(it) : texts.get("handshake.else", texts.get(it.note()))));
        return isRight && findings.stream().allMatch(it -> it.fault().effect() == TrustFault.Effect.UNTIDY)
                ? FINE : WRONG;
    }

    private static String text(String file) throws ProblemException {
        try {
            return RepositoryFile.text(Path.of(file));
        } catch (InvalidPathException e) {
            throw new ProblemException(new PipelineProblem.NoFile(file), e);
        }
    }

    /** Where the workflow stands in its repository, which a token may name. */
    private static String place(String workflow) {
        Matcher matcher = PLACE.matcher(workflow);
        return matcher.matches() ? matcher.group(1).replace('\\', '/')
                : ".github/workflows/" + workflow.replaceFirst(".*[/\\\\]", "");
    }

    /** The one that the policy names for this issuer; account and partition of any, when it names none. */
    private static String provider(String trust, FactsFile facts) {
        String host = facts.issuer().substring("https://".length());
        String account = facts.account();
        String partition = "aws";
        Matcher named = PROVIDER.matcher(trust);
        while (named.find()) {
            boolean isOurs = account.isEmpty() || named.group(2).equals(account);
            if (isOurs && named.group(3).equals(host)) {
                return named.group();
            }
            partition = named.group(1);
        }
        return "arn:" + partition + ":iam::" + (account.isEmpty() ? UNKNOWN_ACCOUNT : account) + ":oidc-provider/"
                + host;
    }

    private String asLine(Handshake.Row row) {
        String verdict = texts.get("handshake." + verdict(row));
        String who = texts.get(StartWords.of(row.start()));
        String subject = row.start().claims().map(it -> it.subject() + ": ").orElse("");
        String reason = switch (row.start().token()) {
            case JobStart.Token.None(var why) -> texts.get(StartWords.why(why));
            case JobStart.Token.Sent _ -> texts.get(row.answer().orElseThrow().note());
        };
        boolean isRight = row.isLetIn() == row.start().isWelcome();
        return oneLine((isRight ? "  " : "! ") + verdict + " " + who + ": " + subject + reason);
    }

    /** A name in a file may hold whatever it can, and is not to move the terminal's cursor. */
    private static String oneLine(String words) {
        return words.replaceAll("\\p{Cc}", " ");
    }

    private static String verdict(Handshake.Row row) {
        return row.answer().isEmpty() ? "none" : row.isLetIn() ? "in" : "out";
    }

    private static String asJson(Handshake.Row row) {
        JobStart start = row.start();
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("kind", "start").put("job", start.job())
                .put("event", start.event()).put("ref", start.ref());
        start.claims().ifPresent(it -> line.put("sub", it.subject()).put("aud", it.audience()));
        line.put("verdict", verdict(row)).put("welcome", start.isWelcome());
        if (start.token() instanceof JobStart.Token.None(var why)) {
            line.put("reason", why.name());
        }
        row.answer().ifPresent(answer -> put(line, answer));
        return AsciiJson.of(line);
    }

    private static void put(ObjectNode line, Answer answer) {
        line.put("reason", answer.getClass().getSimpleName());
        switch (answer) {
            case Answer.LetIn it -> line.put("statement", it.statement());
            case Answer.Denied it -> line.put("statement", it.statement());
            case Answer.OtherSubject it -> line.put("hint", it.hint().name()).put("nearest", it.nearest());
            case Answer.OtherAudience it -> line.put("nearest", String.join(", ", it.wanted()));
            case Answer.OtherClaim it -> line.put("key", it.key());
            case Answer.NoStatement _, Answer.OtherIssuer _ -> { }
        }
    }

    private String asJson(TrustFinding finding) {
        return AsciiJson.of(JsonNodeFactory.instance.objectNode().put("kind", "finding")
                .put("fault", finding.fault().name()).put("effect", finding.fault().effect().name())
                .put("place", finding.place()).put("found", finding.found()).put("meant", finding.meant())
                .put("mend", finding.mend().name()).put("message", texts.get(finding.cause())));
    }

    private static String asJson(WhoElse other) {
        return AsciiJson.of(JsonNodeFactory.instance.objectNode().put("kind", "else").put("type", other.kind().name())
                .put("who", other.who()).put("place", other.place()));
    }

    private String unreadable(String file, Problem problem) {
        String message = texts.title(problem) + ". " + texts.advice(problem);
        if (!json) {
            return oneLine(file + place(problem) + ": " + message);
        }
        return AsciiJson.of(JsonNodeFactory.instance.objectNode().put("kind", "error").put("file", file)
                .put("problem", problem.getClass().getSimpleName()).put("place", place(problem).replaceFirst("^:", ""))
                .put("message", message));
    }

    private static String place(Problem problem) {
        return switch (problem) {
            case IdentityProblem.NotJson it -> ":" + it.line() + ":" + it.column();
            case IdentityProblem.NotAPolicy it -> it.place().isEmpty() ? "" : ":" + it.place();
            case WorkflowProblem.NotYaml it -> ":" + it.line() + ":" + it.column();
            case PipelineProblem.NotText it -> ":" + it.line() + ":" + it.column();
            case PipelineProblem.NotFacts it -> it.place().isEmpty() ? "" : ":" + it.place();
            default -> "";
        };
    }
}
