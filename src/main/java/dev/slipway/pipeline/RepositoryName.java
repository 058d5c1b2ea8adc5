package dev.slipway.pipeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A GitHub repository's full name; upper and lower case count, since the token's {@code sub} carries them. */
public record RepositoryName(String owner, String name) {

    private static final Pattern FULL = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]{0,38})/([A-Za-z0-9._-]{1,100})");
    private static final Pattern REMOTE =
            Pattern.compile("(?:https?://(?:[^@/]+@)?|ssh://git@|git@)[^/:]+(?::\\d+)?[/:]([^/]+)/([^/]+?)(?:\\.git)?/?");

    public RepositoryName {
        if (!FULL.matcher(owner + "/" + name).matches()) {
            throw new IllegalArgumentException("not a repository name: " + owner + "/" + name);
        }
    }

    /** Reads {@code owner/name}. */
    public static Optional<RepositoryName> of(String fullName) {
        Matcher matcher = FULL.matcher(fullName.strip());
        return matcher.matches() ? Optional.of(new RepositoryName(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Reads git's remote address, in its https and ssh forms. */
    public static Optional<RepositoryName> ofRemote(String remote) {
        Matcher matcher = REMOTE.matcher(remote.strip());
        return matcher.matches() ? of(matcher.group(1) + "/" + matcher.group(2)) : Optional.empty();
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
