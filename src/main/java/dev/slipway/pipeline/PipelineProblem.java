package dev.slipway.pipeline;

import dev.slipway.change.Bytes;
import dev.slipway.change.Problem;
import java.util.List;

/** What can be wrong with the repository folder and the files in it. */
public sealed interface PipelineProblem extends Problem {

    /** The folder is not there, or is no folder. */
    record NoFolder(String folder) implements PipelineProblem {}

    /** There is no such file. */
    record NoFile(String path) implements PipelineProblem {}

    /** The path leads out of the folder ({@code ..}, an absolute path, a symbolic link). */
    record OutsideFolder(String folder, String path) implements PipelineProblem {}

    /** Something else stands where the file should be: a folder, a device, a link to nothing. */
    record NotAFile(String path) implements PipelineProblem {}

    /** The file holds bytes that are no UTF-8 text, the first at this place; lines and columns count from 1. */
    record NotText(String path, int line, int column) implements PipelineProblem {}

    /** The file is larger than any file Slipway reads. */
    record TooLarge(String path, long bytes, long limit) implements PipelineProblem {

        @Override
        public List<Object> facts() {
            return List.of(path, new Bytes(bytes), new Bytes(limit));
        }
    }

    /** The system did not let us read it. */
    record Unreadable(String path, String reason) implements PipelineProblem {}

    /** The system did not let us write it; what was there is untouched. */
    record Unwritable(String path, String reason) implements PipelineProblem {}

    /**
     * The repository's tokens have a {@code sub} made from a template that cannot be filled in before a run.
     *
     * @param claim the claim whose value nobody knows then; empty when the template itself is not known
     */
    record UnforeseeableSub(String repository, String claim) implements PipelineProblem {}

    /** The {@code sub} does not say which repository it is of; {@code claims}: what it is made from. */
    record SharedSub(String repository, String claims) implements PipelineProblem {}

    /** GitHub named a {@code sub} prefix that cannot be matched exactly. */
    record UnusableSubPrefix(String repository, String prefix) implements PipelineProblem {}

    /** A file that should say what is known of a repository does not; {@code place}: a key, or line and column. */
    record NotFacts(String place, String found) implements PipelineProblem {}

    /** Nobody's tokens come from there, or not GitHub's. */
    record UnusableIssuer(String issuer) implements PipelineProblem {}

    /** Tokens come from a GitHub Enterprise Server of one's own. */
    record EnterpriseServer(String issuer) implements PipelineProblem {}
}
