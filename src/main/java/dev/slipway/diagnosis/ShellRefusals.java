package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell in a container that cannot run a command: {@code sh: next: not found}, {@code sh: 1: ./start.sh: Permission
 * denied}, {@code bash: line 1: node: command not found}.
 *
 * @see <a href="https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html">Exit status</a>
 */
final class ShellRefusals implements Reader {

    private static final int MOST = 200;
    private static final int LONGEST = 160;
    private static final List<String> SHELLS = List.of("sh: ", "bash: ", "ash: ", "dash: ", "zsh: ");

    @Override
    public List<Match> matches(SqueezedText text, Kind kind) {
        List<Match> found = new ArrayList<>();
        if (kind != Kind.CONTAINER_REASON || text.letters().contains("failingstreak")) {
            return found;
        }
        String original = text.original();
        int at = original.indexOf("sh: ");
        for (int n = 0; at >= 0 && n < MOST; n++) {
            read(text, original, at, found);
            at = original.indexOf("sh: ", at + 1);
        }
        return found;
    }

    private static void read(SqueezedText text, String original, int shell, List<Match> found) {
        int start = shell;
        while (start > 0 && Character.isLetter(original.charAt(start - 1))) {
            start--;
        }
        int end = original.indexOf('\n', shell);
        String line = original.substring(start, Math.min(end < 0 ? original.length() : end, shell + LONGEST)).strip();
        if (SHELLS.stream().noneMatch(line::startsWith)) {
            return;
        }
        if (line.endsWith(": not found") || line.endsWith("command not found")
                || line.endsWith("No such file or directory")) {
            found.add(match(Cause.ENTRYPOINT_NOT_FOUND, text, start, line));
        } else if (line.endsWith(": Permission denied")) {
            found.add(match(Cause.ENTRYPOINT_NOT_EXECUTABLE, text, start, line));
        }
    }

    private static Match match(Cause cause, SqueezedText text, int start, String line) {
        return new Match(cause, Strength.LIKELY, text.at(start), text.at(start + line.length()));
    }
}
