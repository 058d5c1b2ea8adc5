package dev.slipway.github;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository lives, as its remote's address tells.
 *
 * @param name in lower case: {@code github.com}, {@code acme.ghe.com}, {@code git.example.org}
 * @see <a href="https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency/feature-overview-for-github-enterprise-cloud-with-data-residency">GHE.com's addresses</a>
 */
public record GitHubHost(String name) {

    public static final GitHubHost GITHUB_COM = new GitHubHost("github.com");

    private static final String TENANTS = ".ghe.com";
    /** A URL, or ssh's short form {@code user@host:path}, whose host is longer than a drive's letter. */
    private static final Pattern REMOTE = Pattern.compile(
            "(?:(?:https?|ssh|git|git\\+ssh)://(?:[^@/]+@)?([^/:@]+)(?::\\d+)?/"
            + "|(?:[\\w.-]+@)?([A-Za-z0-9][A-Za-z0-9.-]+):(?!//)).*");

    /** What stands behind the name. */
    public enum Kind {
        GITHUB_COM,
        /** A company's own place in GitHub's cloud, at {@code NAME.ghe.com}. */
        DATA_RESIDENCY,
        /** A company's own server, or no GitHub at all: from here these look alike. */
        OTHER
    }

    /**
     * The host in git's remote address; empty for a path. A name without a dot is an alias in the user's ssh
     * configuration, and taken for github.com.
     */
    public static Optional<GitHubHost> ofRemote(String address) {
        Matcher matcher = REMOTE.matcher(address.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)).toLowerCase(Locale.ROOT);
        return Optional.of(switch (host) {
            case "github.com", "www.github.com", "ssh.github.com" -> GITHUB_COM;
            default -> host.contains(".") || matcher.group(1) != null ? new GitHubHost(host) : GITHUB_COM;
        });
    }

    public Kind kind() {
        if (name.equals(GITHUB_COM.name)) {
            return Kind.GITHUB_COM;
        }
        boolean isTenant = name.endsWith(TENANTS) && name.matches("[a-z0-9-]+\\.ghe\\.com") && !name.startsWith("api.");
        return isTenant ? Kind.DATA_RESIDENCY : Kind.OTHER;
    }

    /** Whether Slipway can set up a pipeline for it. */
    public boolean isSupported() {
        return kind() != Kind.OTHER;
    }

    /** Where its REST API answers. */
    public URI api() {
        return URI.create("https://api." + name);
    }

    /** Who signs the tokens of its workflows: what AWS is told to trust. */
    public String issuer() {
        return kind() == Kind.DATA_RESIDENCY ? "https://token.actions." + name
                : "https://token.actions.githubusercontent.com";
    }

    /** An address of its pages; the path begins with a slash. */
    public URI page(String path) {
        return URI.create("https://" + name + path);
    }

    @Override
    public String toString() {
        return name;
    }
}
