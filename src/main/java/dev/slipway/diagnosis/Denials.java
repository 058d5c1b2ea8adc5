package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which action IAM refused to whom: {@code ... is not authorized to perform: ecs:UpdateService on resource: ...}, or an
 * {@code AccessDeniedException} with the operation's name.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access denied</a>
 */
final class Denials implements Reader {

    private static final int MOST = 200;
    private static final int ACTION = 64;
    private static final int AROUND = 600;
    private static final List<String> BEFORE_ACTION = List.of("notauthorizedtoperform", "policyallowsthe",
            "donothavepermissiontoperform", "nopermissiontoperform", "explicitdenyagainst",
            "missingthefollowingpermissions", "missingpermission", "doesnothavepermission");
    private static final List<String> BEFORE_OPERATION = List.of("accessdeniedexceptionwhencallingthe",
            "accessdeniedwhencallingthe", "accessdeniedexceptionfailedtocall", "operationerrorecs", "operationerrorecr",
            "unauthorizedoperationwhencallingthe");

    @Override
    public List<Match> matches(SqueezedText text, Kind kind) {
        List<Match> found = new ArrayList<>();
        for (String words : BEFORE_ACTION) {
            int at = text.letters().indexOf(words);
            for (int n = 0; at >= 0 && n < MOST; n++) {
                read(text, kind, at, at + words.length()).ifPresent(found::add);
                at = text.letters().indexOf(words, at + words.length());
            }
        }
        if (found.isEmpty()) {
            operation(text, kind).ifPresent(found::add);
        }
        return found;
    }

    /** The refused action as it stands in this place of a text, {@code ecr:PutImage}; empty when none does. */
    static Optional<String> action(String original, int from) {
        StringBuilder action = new StringBuilder();
        int last = Math.min(original.length(), from + ACTION);
        boolean hasColon = false;
        for (int i = from; i < last; i++) {
            char c = original.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '-') {
                action.append(c);
            } else if (c == ':' && !action.isEmpty()) {
                hasColon = true;
                action.append(c);
            } else if (!action.isEmpty() && !isDress(c)) {
                break;
            } else if (hasColon && c == ' ') {
                break;
            }
        }
        return hasColon ? Optional.of(action.toString()) : Optional.empty();
    }

    private static boolean isDress(char c) {
        return c == '\n' || c == '\r' || c == '\\' || c == '`' || c == '\'' || c == '"';
    }

    private static Optional<Match> read(SqueezedText text, Kind kind, int start, int behind) {
        Optional<String> action = behind >= text.length() ? Optional.empty()
                : action(text.original(), text.place(behind));
        return action.flatMap(it -> {
            int end = Math.min(text.length(), behind + SqueezedText.letters(it).length());
            return DeniedAction.cause(it.toLowerCase(Locale.ROOT), where(text, kind, start))
                    .map(said -> new Match(said.cause(), said.strength(), start, end));
        });
    }

    /** Without a sentence that names the action, the operation that was called names it. */
    private static Optional<Match> operation(SqueezedText text, Kind kind) {
        for (String words : BEFORE_OPERATION) {
            int at = text.letters().indexOf(words);
            if (at >= 0 && text.letters().indexOf("accessdenied", Math.max(0, at - AROUND)) >= 0) {
                int behind = at + words.length();
                int last = Math.min(text.length(), behind + ACTION);
                String next = text.letters().substring(behind, last);
                Optional<DeniedAction.Said> said = DeniedAction.operation(next, where(text, kind, at));
                if (said.isPresent()) {
                    return said.map(it -> new Match(it.cause(), it.strength(), at, last));
                }
            }
        }
        return Optional.empty();
    }

    private static DeniedAction.Where where(SqueezedText text, Kind kind, int at) {
        String around = text.letters().substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND));
        return new DeniedAction.Where(kind, around, TaskSession.isIn(text, at));
    }
}
