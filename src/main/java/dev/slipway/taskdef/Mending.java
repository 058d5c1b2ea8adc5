package dev.slipway.taskdef;

import dev.slipway.pipeline.Facts;
import dev.slipway.taskdef.Finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A task definition with everything mended that can surely be: what AWS does not take is taken out, and each error
 * whose mend is surely meant gets it. What remains is for its author to decide.
 *
 * @param removed what was taken out
 * @param mended  the findings that were mended, in the order in which it was done
 */
public record Mending(TaskDefinition definition, List<Stripped.Removed> removed, List<Finding> mended) {

    /** One mend can uncover the next, but no real definition has as many. */
    private static final int MOST = 500;

    public Mending {
        removed = List.copyOf(removed);
        mended = List.copyOf(mended);
    }

    public static Mending of(TaskDefinition definition) {
        return of(definition, Set.of());
    }

    /** @param kept JSON pointers of what is to stay, whatever it is */
    public static Mending of(TaskDefinition definition, Set<String> kept) {
        return of(definition, kept, Facts.unknown());
    }

    /**
     * Mends also what contradicts what is beside the definition.
     *
     * @param kept JSON pointers of what is to stay, whatever it is
     */
    public static Mending of(TaskDefinition definition, Set<String> kept, Facts beside) {
        Stripped stripped = Stripping.of(definition, kept);
        TaskDefinition now = stripped.clean();
        List<Finding> mended = new ArrayList<>();
        Set<Finding> tried = new HashSet<>();
        Optional<Finding> next = next(now, kept, beside, tried);
        while (next.isPresent() && mended.size() < MOST) {
            tried.add(next.get());
            mended.add(next.get());
            now = next.get().fix().orElseThrow().appliedTo(now);
            next = next(now, kept, beside, tried);
        }
        return new Mending(now, stripped.removed(), mended);
    }

    /** Whether it is surely wrong and has a mend that is surely meant. */
    public static boolean isMendable(Finding finding, Set<String> kept) {
        return finding.severity() == Severity.ERROR && finding.fix().isPresent()
                && !kept.contains(finding.pointer());
    }

    /** The first that is surely wrong, has a mend, and did not have it yet: two mends may undo each other. */
    private static Optional<Finding> next(TaskDefinition definition, Set<String> kept, Facts beside,
                                          Set<Finding> tried) {
        return Stream.concat(Agreement.check(definition, beside).stream(), Rules.check(definition).stream())
                .filter(finding -> isMendable(finding, kept) && !tried.contains(finding)).findFirst();
    }
}
