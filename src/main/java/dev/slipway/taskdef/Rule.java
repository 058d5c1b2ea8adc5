package dev.slipway.taskdef;

import dev.slipway.taskdef.Finding.Severity;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param id    its letter and number; the text stands under {@code rule.<id>}
 * @param where where it looks
 * @param look  what it finds wrong there
 */
record Rule(String id, Severity severity, Where where, Function<Spot, Stream<Fault>> look) {

    /** A rule that finds at most one fault at a place. */
    static Rule error(String id, Where where, Predicate<Spot> isWrong, Function<Spot, Fault> fault) {
        return new Rule(id, Severity.ERROR, where, once(isWrong, fault));
    }

    static Rule warning(String id, Where where, Predicate<Spot> isWrong, Function<Spot, Fault> fault) {
        return new Rule(id, Severity.WARNING, where, once(isWrong, fault));
    }

    static Rule info(String id, Where where, Predicate<Spot> isWrong, Function<Spot, Fault> fault) {
        return new Rule(id, Severity.INFO, where, once(isWrong, fault));
    }

    /** A rule that may find several faults at a place. */
    static Rule errors(String id, Where where, Function<Spot, Stream<Fault>> look) {
        return new Rule(id, Severity.ERROR, where, look);
    }

    Stream<Finding> in(Task task) {
        return where.in(task).stream().flatMap(look)
                .map(fault -> new Finding(id, severity, fault.pointer(), fault.facts(), fault.fix()));
    }

    private static Function<Spot, Stream<Fault>> once(Predicate<Spot> isWrong, Function<Spot, Fault> fault) {
        return spot -> isWrong.test(spot) ? Stream.of(fault.apply(spot)) : Stream.empty();
    }
}
