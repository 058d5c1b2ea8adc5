package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Cause.Nature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the evidence tells: causes, the likeliest first, each once. Never empty: when nothing tells, the one finding is
 * {@link Cause#UNKNOWN}. Causes that are no failure are only found when no failure is.
 *
 * @param findings the likeliest first
 */
public record Diagnosis(List<Finding> findings) {

    /** A text that says it is well, yet holds words of trouble, is not believed. */
    private static final double NOT_BELIEVED = 0.4;

    public Diagnosis {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a diagnosis says at least that it does not know");
        }
    }

    /** The same answer for the same evidence in the same order. Takes time in proportion to the length of the texts. */
    public static Diagnosis of(List<Evidence> evidence) {
        List<Finding> all = new ArrayList<>();
        evidence.forEach(one -> all.addAll(findings(one)));
        Evidence first = evidence.isEmpty() ? new Evidence(Evidence.Kind.TEXT, "") : evidence.getFirst();
        return new Diagnosis(ranked(all, first));
    }

    public static Diagnosis of(Evidence evidence) {
        return of(List.of(evidence));
    }

    /**
     * What the first piece of evidence that tells anything tells. For evidence of which the later is farther away: a
     * step's own lines, then the whole job's.
     */
    public static Diagnosis ofNearest(List<Evidence> evidence) {
        return evidence.stream().map(Diagnosis::of)
                .filter(diagnosis -> diagnosis.first().cause().nature() == Nature.FAILURE).findFirst()
                .orElseGet(() -> of(evidence));
    }

    /** The likeliest. */
    public Finding first() {
        return findings.getFirst();
    }

    /** What else it may be. */
    public List<Finding> others() {
        return findings.subList(1, findings.size());
    }

    private static List<Finding> findings(Evidence evidence) {
        SqueezedText text = SqueezedText.of(evidence.text());
        List<Finding> found = new ArrayList<>();
        for (Match match : RuleBook.matches(text, evidence.kind())) {
            Quote quote = text.quote(match.start(), match.end());
            found.add(new Finding(match.cause(), match.confidence(), evidence, quote,
                    Remedies.of(match.cause(), evidence, quote)));
        }
        boolean isWell = found.stream().allMatch(finding -> isCalm(finding) || finding.cause() == Cause.UNKNOWN);
        if (isWell && found.stream().anyMatch(finding -> isCalm(finding) && isDoubtful(finding, text))) {
            found.removeIf(Diagnosis::isCalm);
        }
        return found;
    }

    /** Whether a finding that all is well is contradicted by the rest of its text; a notice says bad words itself. */
    private static boolean isDoubtful(Finding finding, SqueezedText text) {
        return finding.cause() == Cause.HARMLESS_NOTICE ? Trouble.isFatal(text) : Trouble.isIn(text);
    }

    private static boolean isCalm(Finding finding) {
        return finding.cause().nature() == Nature.BENIGN;
    }

    private static List<Finding> ranked(List<Finding> all, Evidence first) {
        boolean isTrouble = all.stream().anyMatch(finding -> finding.cause().nature() == Nature.FAILURE);
        Map<Cause, Finding> best = new EnumMap<>(Cause.class);
        for (Finding finding : all) {
            if (!isTrouble || !isCalm(finding)) {
                best.merge(finding.cause(), finding, (a, b) -> b.confidence() > a.confidence() ? b : a);
            }
        }
        if (best.isEmpty()) {
            return List.of(new Finding(Cause.UNKNOWN, NOT_BELIEVED, first, Quote.NOTHING, List.of()));
        }
        return best.values().stream().sorted(Comparator.comparingDouble(Finding::confidence).reversed()
                .thenComparingInt(finding -> finding.quote().start())).toList();
    }
}
