package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonPointer;
import dev.slipway.change.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Documents that look like task definitions: stripped, checked and mended without a crash, stripped but once, and each
 * as it was when it is written and read again.
 */
public final class RulesFuzz {

    /** What the rules say of fields that stripping takes out. */
    private static final Set<String> STRIPPED = Set.of("I01", "I02", "I04", "I05", "I07");

    private RulesFuzz() {}

    /** The fuzzer calls this by its name. */
    public static void fuzzerTestOneInput(byte[] data) {
        TaskDefinition drawn = DrawnDocument.of(data);
        Opened opened = opened(drawn.text());
        List<Finding> findings = Rules.check(opened);
        Stripped stripped = Stripping.of(opened.definition());
        TaskDefinition clean = stripped.clean();
        Kept.same(List.of(), Stripping.of(clean).removed());
        Kept.written(clean);
        Kept.same(List.of(), Rules.check(clean).stream().filter(found -> STRIPPED.contains(found.rule())).toList());
        findings.forEach(finding -> check(opened, finding));
        // one of each rule, since reading again is what costs most
        findings.stream().collect(Collectors.toMap(Finding::rule, Function.identity(), (first, _) -> first)).values()
                .stream().flatMap(finding -> finding.fix().stream()).forEach(fix -> check(opened.definition(), fix));
        TaskDefinition mended = Mending.of(opened.definition()).definition();
        Kept.written(mended);
        Kept.same(List.of(), Difference.between(clean, clean));
        Difference.between(drawn, mended);
        for (Container container : clean.containers()) {
            Kept.same(clean.containers().size(),
                    Edit.renameContainer(clean, container.name(), "renamed").containers().size());
        }
    }

    private static void check(Opened opened, Finding finding) {
        JsonPointer.compile(finding.pointer());
        Kept.same(true, opened.form() == Opened.Form.CLOUDFORMATION || opened.place(finding).isPresent());
    }

    private static void check(TaskDefinition definition, Fix fix) {
        Kept.written(fix.appliedTo(definition));
    }

    private static Opened opened(String text) {
        try {
            return Opened.of(text);
        } catch (ProblemException e) {
            throw new IllegalStateException(e.problem() + ":\n" + text, e);
        }
    }
}
