package dev.slipway.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A token for GitHub's API: held in memory alone, never written and never printed. */
public final class GitHubToken {

    /** Where it came from. */
    public enum Source { ENVIRONMENT, GH, PASTED }

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
     * From {@code GH_TOKEN} or {@code GITHUB_TOKEN}, else from the {@code gh} program's own login. The variables come
     * first as they do for {@code gh} itself.
     */
    public static Optional<GitHubToken> find(Map<String, String> environment) {
        return find(environment, "gh");
    }

    static Optional<GitHubToken> find(Map<String, String> environment, String gh) {
        return of(environment.getOrDefault("GH_TOKEN", ""), Source.ENVIRONMENT)
                .or(() -> of(environment.getOrDefault("GITHUB_TOKEN", ""), Source.ENVIRONMENT))
                .or(() -> of(ghAuthToken(gh), Source.GH));
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
    private static String ghAuthToken(String gh) {
        Process process;
        try {
            process = new ProcessBuilder(gh, "auth", "token", "--hostname", "github.com")
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
