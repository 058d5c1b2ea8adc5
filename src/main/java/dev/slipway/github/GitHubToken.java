package dev.slipway.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A token for GitHub's API: held in memory alone, never written and never printed. */
public final class GitHubToken {

    /** Where it came from: one of two variables, the {@code gh} program's own login, or the person. */
    public enum Source { GH_TOKEN, GITHUB_TOKEN, GH, PASTED }

    /** What can stand in an HTTP header; GitHub's own tokens are far shorter than the limit. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,1024}");
    private static final int GH_SECONDS = 5;

    private final String value;
    private final Source source;

    private GitHubToken(String value, Source source) {
        this.value = value;
        this.source = source;
    }

    /** What somebody pasted or typed; empty when it cannot be a token. */
    public static Optional<GitHubToken> pasted(String text) {
        return of(text, Source.PASTED);
    }

    /**
     * From {@code GH_TOKEN} or {@code GITHUB_TOKEN}, else from the {@code gh} program's own login at that host. The
     * variables come first as they do for {@code gh} itself, which takes them for github.com and ghe.com alike.
     *
     * @see <a href="https://cli.github.com/manual/gh_help_environment">gh environment</a>
     */
    public static Optional<GitHubToken> find(Map<String, String> environment, GitHubHost host) {
        return find(environment, host, "gh");
    }

    static Optional<GitHubToken> find(Map<String, String> environment, GitHubHost host, String gh) {
        return of(environment.getOrDefault("GH_TOKEN", ""), Source.GH_TOKEN)
                .or(() -> of(environment.getOrDefault("GITHUB_TOKEN", ""), Source.GITHUB_TOKEN))
                .or(() -> of(ghAuthToken(gh, host), Source.GH));
    }

    public Source source() {
        return source;
    }

    String authorization() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "GitHubToken[source=" + source + "]";
    }

    private static Optional<GitHubToken> of(String text, Source source) {
        String value = text.strip();
        return TOKEN.matcher(value).matches() ? Optional.of(new GitHubToken(value, source)) : Optional.empty();
    }

    /** Read through a pipe and not, as git's output is, through a file. */
    private static String ghAuthToken(String gh, GitHubHost host) {
        Process process;
        try {
            process = new ProcessBuilder(gh, "auth", "token", "--hostname", host.name())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            // gh is not installed
            return "";
        }
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(GH_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return ended ? new String(process.getInputStream().readNBytes(2_048), StandardCharsets.US_ASCII) : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            process.destroyForcibly();
        }
    }
}
