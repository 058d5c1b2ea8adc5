package dev.slipway.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryName;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The part of GitHub's REST API that keeps secrets.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/secrets">REST API endpoints for GitHub Actions Secrets</a>
 */
final class RestSecrets {

    private static final int KEY_BYTES = 32;

    private final RestCalls calls;

    RestSecrets(RestCalls calls) {
        this.calls = calls;
    }

    GitHub.PublicKey publicKey(SecretPlace place) throws ProblemException {
        String path = path(place) + "/public-key";
        JsonNode answer = orNoEnvironment(place, path);
        try {
            byte[] key = Base64.getDecoder().decode(RestGitHub.text(answer, "key"));
            if (key.length == KEY_BYTES) {
                return new GitHub.PublicKey(RestGitHub.text(answer, "key_id"), key);
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new GitHubProblem.Unreadable("GET " + path, "the key is not base64"), e);
        }
        throw new ProblemException(new GitHubProblem.Unreadable("GET " + path, "the key has not 32 bytes"));
    }

    /** An environment that is not there has no key either; the key of a repository is always there. */
    private JsonNode orNoEnvironment(SecretPlace place, String path) throws ProblemException {
        try {
            return calls.get(path);
        } catch (ProblemException e) {
            if (place.isEnvironment() && e.problem() instanceof GitHubProblem.NotFound) {
                throw new ProblemException(
                        new GitHubProblem.NoEnvironment(place.environment(), place.repository().toString()), e);
            }
            throw e;
        }
    }

    /** One page: GitHub keeps at most 100 for a repository or an environment. */
    List<GitHub.Secret> all(SecretPlace place) throws ProblemException {
        return secrets(orNoEnvironment(place, path(place) + "?per_page=100"));
    }

    List<GitHub.Secret> ofOrganization(RepositoryName repository) throws ProblemException {
        return secrets(calls.get(RestGitHub.path(repository, "/actions/organization-secrets?per_page=100")));
    }

    private static List<GitHub.Secret> secrets(JsonNode answer) throws ProblemException {
        List<GitHub.Secret> secrets = new ArrayList<>();
        for (JsonNode secret : answer.path("secrets")) {
            secrets.add(secret(secret));
        }
        return secrets;
    }

    Optional<GitHub.Secret> find(SecretPlace place, String name) throws ProblemException {
        Optional<JsonNode> answer = calls.find(path(place) + "/" + RestGitHub.encoded(name));
        return answer.isEmpty() ? Optional.empty() : Optional.of(secret(answer.get()));
    }

    private static GitHub.Secret secret(JsonNode answer) throws ProblemException {
        return new GitHub.Secret(RestGitHub.text(answer, "name"), RestGitHub.time(answer, "created_at"),
                RestGitHub.time(answer, "updated_at"));
    }

    void put(SecretPlace place, String name, GitHub.SealedValue value) throws ProblemException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("encrypted_value", value.base64());
        body.put("key_id", value.keyId());
        calls.put(path(place) + "/" + RestGitHub.encoded(name), body);
    }

    private static String path(SecretPlace place) {
        return RestGitHub.path(place.repository(), place.isEnvironment()
                ? "/environments/" + RestGitHub.encoded(place.environment()) + "/secrets" : "/actions/secrets");
    }
}
