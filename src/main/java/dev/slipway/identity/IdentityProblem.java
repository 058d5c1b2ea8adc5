package dev.slipway.identity;

import dev.slipway.change.Bytes;
import dev.slipway.change.Problem;
import java.util.List;

/** What can stand in the way of trust between GitHub and AWS. */
public sealed interface IdentityProblem extends Problem {

    /** The policy is no JSON at this place (line and column from 1). */
    record NotJson(String policy, int line, int column) implements IdentityProblem {}

    /**
     * The policy is JSON, but not what IAM takes.
     *
     * @param place where, as {@code Statement[0].Condition}
     * @param found what stands there, or the name of what is missing
     */
    record NotAPolicy(String policy, String place, String found) implements IdentityProblem {}

    /**
     * With what is to be added, the role's inline policies would have more characters than IAM takes.
     *
     * @param policy the one that something is to be added to
     */
    record PoliciesTooLarge(String role, String policy, int size, int limit) implements IdentityProblem {}

    /** IAM would not take the name: 1 to 64 of A-Z a-z 0-9 + = , . @ _ -; {@code place} counts from 0. */
    record BadRoleName(String name, int place) implements IdentityProblem {}

    /** IAM would not take the description: 1,000 characters of the Latin-1 range; {@code place} counts from 0. */
    record BadDescription(String description, int place) implements IdentityProblem {}

    /** IAM would not take the provider's address: https, no port, no query. */
    record BadProviderUrl(String url) implements IdentityProblem {}

    /** A line of questions is no JSON at this column (from 1), or is nested deeper than any policy. */
    record LineNotJson(int column) implements IdentityProblem {}

    /** A line has a key twice in one object, which IAM refuses too; {@code column} counts from 1. */
    record KeyTwice(String name, int column) implements IdentityProblem {}

    /** A line is longer than this many bytes. */
    record LineTooLong(int limit) implements IdentityProblem {

        @Override
        public List<Object> facts() {
            return List.of(new Bytes(limit));
        }
    }

    /**
     * A line is JSON, but no question.
     *
     * @param place where, as {@code request.context}
     * @param found what stands there, or the name of what is missing
     */
    record NotAQuestion(String place, String found) implements IdentityProblem {}

    /** IAM takes no policy with this letter of the {@code sub}; {@code place} counts from 0. */
    record UnwritableSubject(String subject, int place) implements IdentityProblem {}

    /** IAM has a quota for it that is used up; in IAM's own words, which name it. */
    record QuotaReached(String what, String message) implements IdentityProblem {}

    /** Somebody made it between the preview and the click. */
    record MadeMeanwhile(String what) implements IdentityProblem {}
}
