package dev.slipway.identity;

import dev.slipway.pipeline.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is wrong with the action of a statement that is to let GitHub's tokens in. */
final class ActionFaults {

    /** What may stand beside it, since it belongs to becoming a role. */
    private static final Set<String> BESIDE = Set.of("sts:tagsession", "sts:setsourceidentity");

    private ActionFaults() {}

    static List<TrustFinding> of(TrustStatement statement) {
        List<TrustFinding> findings = new ArrayList<>();
        if (statement.json().has("NotAction")) {
            findings.add(new TrustFinding(TrustFault.NOT_ACTION, statement.place() + ".NotAction",
                    statement.json().get("NotAction").toString(), TrustPolicy.ASSUME));
            return findings;
        }
        List<String> actions = statement.actions();
        String place = statement.place() + ".Action";
        if (actions.isEmpty()) {
            findings.add(new TrustFinding(TrustFault.NO_ACTION, statement.place(), "", TrustPolicy.ASSUME));
        }
        boolean isThere = actions.stream().anyMatch(TrustPolicy.ASSUME::equalsIgnoreCase);
        for (String action : actions) {
            TrustFault fault = fault(action, isThere);
            if (fault != null) {
                findings.add(new TrustFinding(fault, place, action, TrustPolicy.ASSUME));
            }
        }
        return findings;
    }

    private static TrustFault fault(String action, boolean isThere) {
        if (action.equalsIgnoreCase(TrustPolicy.ASSUME) || BESIDE.contains(action.toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (action.contains("*") || action.contains("?")) {
            return Glob.of(action).matchesIgnoringCase(TrustPolicy.ASSUME) ? TrustFault.ACTION_WILDCARD
                    : TrustFault.ACTION_MISSPELT;
        }
        if (isThere) {
            return null;
        }
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "sts:assumerole" -> TrustFault.ASSUME_ROLE;
            case "sts:assumerolewithsaml" -> TrustFault.ASSUME_ROLE_WITH_SAML;
            default -> Spelling.nearest(action, List.of(TrustPolicy.ASSUME)).isPresent()
                    || !action.startsWith("sts:") ? TrustFault.ACTION_MISSPELT : TrustFault.NO_ACTION;
        };
    }
}
