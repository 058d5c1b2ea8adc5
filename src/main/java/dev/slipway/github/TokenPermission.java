package dev.slipway.github;

import dev.slipway.pipeline.RepositoryName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A permission that a fine-grained token needs for a pipeline, as GitHub's page for new tokens calls it. Reading
 * metadata comes with every token.
 *
 * @see <a href="https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens#pre-filling-fine-grained-personal-access-token-details-using-url-parameters">Pre-filling token details</a>
 */
public enum TokenPermission {
    CONTENTS("Contents"), WORKFLOWS("Workflows"), SECRETS("Secrets"), ACTIONS("Actions"),
    PULL_REQUESTS("Pull requests"), ENVIRONMENTS("Environments");

    private static final int DAYS = 30;
    /** The form takes no longer name. */
    private static final int LONGEST_NAME = 40;

    private final String title;

    TokenPermission(String title) {
        this.title = title;
    }

    /** As GitHub's pages call it. */
    public String title() {
        return title;
    }

    /** The page that makes such a token, filled in; which repository it is for has to be chosen there. */
    public static URI newToken(GitHubHost host, Optional<RepositoryName> repository) {
        String name = "Slipway" + repository.map(it -> " " + it.name()).orElse("");
        String target = repository.map(it -> "&target_name=" + encoded(it.owner())).orElse("");
        String permissions = Stream.of(values()).map(permission -> "&" + permission.name().toLowerCase(Locale.ROOT)
                + "=write").collect(Collectors.joining());
        return URI.create(host.page("/settings/personal-access-tokens/new") + "?name="
                + encoded(name.substring(0, Math.min(name.length(), LONGEST_NAME))) + target + "&expires_in=" + DAYS
                + permissions);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
