package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.pipeline.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a trust policy before anybody asks whom it means: IAM would not take it, or not as it reads. */
final class DocumentFaults {

    /**
     * Characters that are not blank, unless the account's quota was raised; 8,192 is the most.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
     */
    static final int USUAL_LENGTH = 2_048;
    /** IAM takes no letters beyond these in a policy. */
    static final int LAST_CHARACTER = 0xff;

    private static final Set<String> ELEMENTS = Set.of("Sid", "Effect", "Principal", "NotPrincipal", "Action",
            "NotAction", "Condition", "Resource", "NotResource");

    private DocumentFaults() {}

    /** What IAM counts. */
    static int length(JsonNode document) {
        return (int) document.toString().chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    static List<TrustFinding> of(JsonNode document) {
        List<TrustFinding> findings = new ArrayList<>();
        String version = document.path("Version").asText();
        if (!version.equals(PolicyDocument.VERSION)) {
            findings.add(new TrustFinding(version.isEmpty() ? TrustFault.NO_VERSION
                    : version.equals("2008-10-17") ? TrustFault.OLD_VERSION : TrustFault.UNKNOWN_VERSION, "Version",
                    version, PolicyDocument.VERSION));
        }
        Set<String> sids = new HashSet<>();
        for (TrustStatement statement : TrustStatement.in(document)) {
            JsonNode sid = statement.json().path("Sid");
            if (sid.isTextual() && !sid.asText().isEmpty() && !sids.add(sid.asText())) {
                findings.add(new TrustFinding(TrustFault.SID_TWICE, statement.place() + ".Sid", sid.asText(), ""));
            }
        }
        return findings;
    }

    /** Of one statement that is meant for this repository. */
    static List<TrustFinding> of(TrustStatement statement) {
        List<TrustFinding> findings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> element : statement.json().properties()) {
            String name = element.getKey();
            String place = statement.place() + "." + name;
            if (name.equals("Resource") || name.equals("NotResource")) {
                findings.add(new TrustFinding(TrustFault.RESOURCE, place, element.getValue().toString(), ""));
            } else if (!ELEMENTS.contains(name)) {
                findings.add(new TrustFinding(TrustFault.UNKNOWN_ELEMENT, place, name,
                        Spelling.nearest(name, ELEMENTS).orElse("")));
            }
        }
        String sid = statement.json().path("Sid").asText();
        if (!isSid(sid)) {
            findings.add(new TrustFinding(TrustFault.BAD_SID, statement.place() + ".Sid", sid, ""));
        }
        String effect = statement.json().path("Effect").asText();
        if (!effect.equals("Allow")) {
            findings.add(new TrustFinding(TrustFault.EFFECT, statement.place() + ".Effect", effect, "Allow"));
        }
        statement.json().toString().codePoints().filter(c -> c > LAST_CHARACTER).findFirst()
                .ifPresent(c -> findings.add(
                new TrustFinding(TrustFault.CHARACTERS, statement.place(), Character.toString(c), "")));
        return findings;
    }

    /** Letters and digits; IAM takes nothing else, and an empty one for none. */
    static boolean isSid(String sid) {
        return sid.matches("[0-9A-Za-z]*");
    }
}
