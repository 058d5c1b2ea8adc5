package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container's exit code says: 126 and 127 by the shell's convention, above 128 by the signal that ended it.
 * Codes of build steps are none of a container's.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">
 * Stopped tasks</a>
 */
final class ExitCodes implements Reader {

    private static final int MOST = 100;
    private static final List<String> BEFORE = List.of("exitcode", "exitedwithcode", "exitedwithexitcode", "exitstatus",
            "exitedwithstatus", "exited", "exitedwith", "codeexit", "exitcodeof", "exitcodewas");
    private static final String STATUS = "exitstatus";
    private static final List<String> HELPERS = List.of("registerlayer", "reexec", "ociruntime", "containerinit",
            "runninghook", "loggerargs");
    private static final int BACK = 400;
    private static final int LONGEST = 4;
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    @Override
    public List<Match> matches(SqueezedText text, Kind kind) {
        List<Match> found = new ArrayList<>();
        if (kind == Kind.EXIT_CODE) {
            code(text, 0, 0, found);
        }
        if (kind == Kind.STOPPED_REASON || kind == Kind.CONTAINER_REASON || kind == Kind.SERVICE_EVENT
                || kind == Kind.STOP_CODE) {
            for (String words : BEFORE) {
                int at = text.letters().indexOf(words);
                for (int n = 0; at >= 0 && n < MOST; n++) {
                    if (!isOfAHelper(text, words, at)) {
                        code(text, at, at + words.length(), found);
                    }
                    at = text.letters().indexOf(words, at + words.length());
                }
            }
        }
        return found;
    }

    /** Docker and runc tell with which status the programs ended that they call themselves. */
    private static boolean isOfAHelper(SqueezedText text, String words, int at) {
        String before = text.letters().substring(Math.max(0, at - BACK), at);
        return words.equals(STATUS) && HELPERS.stream().anyMatch(before::contains);
    }

    private static void code(SqueezedText text, int start, int from, List<Match> found) {
        int end = from;
        int code = 0;
        while (end < text.length() && end - from < LONGEST && Character.isDigit(text.letters().charAt(end))
                && (end == from || !text.isWordEdge(end))) {
            code = code * 10 + text.letters().charAt(end++) - '0';
        }
        if (end == from || end < text.length() && !text.isWordEdge(end)) {
            return;
        }
        found.add(switch (code) {
            case 0 -> new Match(Cause.NO_FAILURE, Strength.LIKELY, start, end);
            case 126 -> new Match(Cause.ENTRYPOINT_NOT_EXECUTABLE, Strength.LIKELY, start, end);
            case 127 -> new Match(Cause.ENTRYPOINT_NOT_FOUND, Strength.LIKELY, start, end);
            case KILLED -> new Match(Cause.OUT_OF_MEMORY, Strength.LIKELY, start, end);
            case TERMINATED -> new Match(Cause.UNKNOWN, Strength.FAINT, start, end);
            default -> new Match(Cause.CONTAINER_CRASH, Strength.SYMPTOM, start, end);
        });
    }
}
