package dev.slipway.github;

import dev.slipway.pipeline.RepositoryName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which run a page of GitHub's shows: {@code https://github.com/OWNER/NAME/actions/runs/ID}, or one of its jobs. */
public record RunAddress(RepositoryName repository, long id) {

    private static final Pattern PAGE = Pattern.compile(
            "https?://[A-Za-z0-9.-]{1,253}/([^/\\s]{1,100}/[^/\\s]{1,100})/actions/runs/(\\d{1,18})(?:[/?#]\\S*)?");

    /** Empty when the text is no such address. */
    public static Optional<RunAddress> of(String text) {
        Matcher page = PAGE.matcher(text.strip());
        return page.matches() ? RepositoryName.of(page.group(1))
                .map(repository -> new RunAddress(repository, Long.parseLong(page.group(2)))) : Optional.empty();
    }
}
