package dev.slipway.pipeline;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A GitHub repository's full name; upper and lower case count, since the token's {@code sub} carries them. */
public record RepositoryName(String owner, String name) {

    /** Owners of a company's own accounts end in an underscore and the company's short name. */
    private static final Pattern FULL =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,38})/((?!\\.{1,2}$)[A-Za-z0-9._-]{1,100})");
    /** A URL, or ssh's short form {@code user@host:path}, whose host is longer than a drive's letter. */
    private static final Pattern REMOTE = Pattern.compile("(?:(?:https?|ssh|git|git\\+ssh)://(?:[^@/]+@)?([^/:@]+)(?::\\d+)?/"
            + "|(?:[\\w.-]+@)?([A-Za-z0-9][A-Za-z0-9.-]+):/?)([^/]+)/([^/]+?)(?:\\.git)?/?");
    private static final Set<String> OTHER_FORGES = Set.of("gitlab.com", "bitbucket.org", "codeberg.org");

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

    /** Reads git's remote address, in its https and ssh forms; empty for a path and for other forges than GitHub. */
    public static Optional<RepositoryName> ofRemote(String remote) {
        Matcher matcher = REMOTE.matcher(remote.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return OTHER_FORGES.contains(host.toLowerCase(Locale.ROOT)) ? Optional.empty()
                : of(matcher.group(3) + "/" + matcher.group(4));
    }

    /** As part of a file's name, unlike any other repository's; owners have no plus sign. */
    String fileName() {
        return owner + "+" + name;
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
