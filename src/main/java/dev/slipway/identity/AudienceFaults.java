package dev.slipway.identity;

import dev.slipway.identity.TrustStatement.Line;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the {@code aud} that a statement asks for. */
record AudienceFaults(TrustTarget target) {

    private static final String EVERYWHERE = "sts.amazonaws.com";
    private static final String CHINA = "sts.amazonaws.com.cn";

    List<TrustFinding> of(TrustStatement statement) {
        List<Line> lines = statement.lines().stream().filter(Line::isAudience).toList();
        String wanted = target.wanted().audience();
        if (lines.isEmpty()) {
            return List.of(new TrustFinding(TrustFault.NO_AUDIENCE, statement.place(), "", wanted));
        }
        List<TrustFinding> findings = new ArrayList<>();
        for (Line line : lines) {
            boolean isIn = line.values().contains(wanted);
            for (String value : line.values()) {
                TrustFault fault = fault(value, line.hasWildcards(), isIn);
                if (fault != null) {
                    findings.add(new TrustFinding(fault, line.place() + "." + line.key(), value, wanted));
                }
            }
        }
        return findings;
    }

    /** Another audience beside the right one was put there for somebody. */
    private TrustFault fault(String value, boolean wildcards, boolean isIn) {
        String wanted = target.wanted().audience();
        if (value.equals(wanted)) {
            return null;
        }
        if (value.contains("*") || value.contains("?")) {
            return wildcards ? TrustFault.ANY_AUDIENCE : TrustFault.OTHER_AUDIENCE;
        }
        if (isIn) {
            return null;
        }
        if (SubjectText.isPlaceholder(value)) {
            return TrustFault.PLACEHOLDER;
        }
        if (value.startsWith("https://github.com/") || value.startsWith("https://token.actions.")) {
            return TrustFault.AUDIENCE_OF_GITHUB;
        }
        if (value.equals(EVERYWHERE) || value.equals(CHINA)) {
            return TrustFault.AUDIENCE_PARTITION;
        }
        return value.contains("://") ? TrustFault.AUDIENCE_URL : TrustFault.OTHER_AUDIENCE;
    }
}
