package dev.slipway.github;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code git status --porcelain=v2 --branch -z} says.
 *
 * @param branch  empty when HEAD is detached
 * @param head    full SHA, empty before the first commit
 * @param changed files that differ from HEAD or are new
 * @see <a href="https://git-scm.com/docs/git-status#_porcelain_format_version_2">Porcelain format version 2</a>
 */
record GitStatus(String branch, String head, List<String> changed) {

    static GitStatus of(String output) {
        String branch = "";
        String head = "";
        List<String> changed = new ArrayList<>();
        String[] records = output.split("\0");
        for (int i = 0; i < records.length; i++) {
            String line = records[i];
            if (line.startsWith("# branch.oid ")) {
                head = unless("(initial)", line);
            } else if (line.startsWith("# branch.head ")) {
                branch = unless("(detached)", line);
            } else if (line.startsWith("1 ")) {
                changed.add(afterFields(line, 8));
            } else if (line.startsWith("2 ")) {
                changed.add(afterFields(line, 9));
                // a renamed file's old name is a record of its own
                i++;
                if (i < records.length) {
                    changed.add(records[i]);
                }
            } else if (line.startsWith("u ")) {
                changed.add(afterFields(line, 10));
            } else if (line.startsWith("? ")) {
                changed.add(line.substring(2));
            }
        }
        return new GitStatus(branch, head, List.copyOf(changed));
    }

    private static String unless(String nothing, String line) {
        String value = line.split(" ", 3)[2];
        return value.equals(nothing) ? "" : value;
    }

    private static String afterFields(String line, int fields) {
        return line.split(" ", fields + 1)[fields];
    }
}
