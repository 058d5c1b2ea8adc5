package dev.slipway.ui.change;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import java.util.List;
import java.util.stream.Stream;

/** What would change in a text file, as git shows it. */
public final class FileDiff {

    private static final int LINES_AROUND = 3;
    private static final int FEW = 4_000;

    private FileDiff() {}

    /** @param file its name, for the head */
    public static String of(String file, String before, String after) {
        boolean endsDiffer = before.contains("\r\n") != after.contains("\r\n");
        List<String> was = lines(before, endsDiffer);
        List<String> is = lines(after, endsDiffer);
        return String.join("\n", UnifiedDiffUtils.generateUnifiedDiff("a/" + file, "b/" + file, was, patch(was, is),
                LINES_AROUND));
    }

    /** The tidier way takes memory with the square of what differs. */
    private static Patch<String> patch(List<String> was, List<String> is) {
        return was.size() + is.size() < FEW ? DiffUtils.diff(was, is)
                : DiffUtils.diff(was, is, new MyersDiffWithLinearSpace<>(), null);
    }

    /** @param endsDiffer whether to show what ends a line: otherwise two lines could look the same and differ */
    private static List<String> lines(String text, boolean endsDiffer) {
        List<String> lines = Stream.of(text.split("\n", -1))
                .map(line -> line.endsWith("\r") && endsDiffer ? line.substring(0, line.length() - 1) + "␍" : line)
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line).toList();
        boolean isEnded = lines.getLast().isEmpty();
        return isEnded ? lines.subList(0, lines.size() - 1)
                : Stream.concat(lines.stream(), Stream.of("\\ No newline at end of file")).toList();
    }
}
