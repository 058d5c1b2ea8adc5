package dev.slipway.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a repository, from a JSON file: GitHub's own answers about the repository and its OIDC settings, put
 * together, or the few of their keys that count. Others are passed over.
 *
 * @param branch  the branch that deploys
 * @param account the AWS account's number, empty when it is not said
 * @see <a href="https://docs.github.com/en/rest/actions/oidc">REST API endpoints for GitHub Actions OIDC</a>
 */
public record FactsFile(RepositoryFacts facts, String branch, String issuer, String account) {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(40).maxStringLength(100_000).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** @throws ProblemException {@link PipelineProblem.NotFacts} with the place */
    public static FactsFile read(String text) throws ProblemException {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new ProblemException(new PipelineProblem.NotFacts(line + ":" + column, "JSON"), e);
        }
        if (!json.isObject()) {
            throw notFacts("", json.toString());
        }
        String defaultBranch = text(json, "default_branch", "main");
        String issuer = text(json, "issuer", Trust.GITHUB_COM);
        Optional<PipelineProblem> unusable = Trust.problem(issuer);
        if (unusable.isPresent()) {
            throw new ProblemException(unusable.get());
        }
        String account = text(json, "account", "");
        if (!account.matches("(?:\\d{12})?")) {
            throw notFacts("account", account);
        }
        RepositoryFacts facts = new RepositoryFacts(name(json), id(json, "id"), ownerId(json),
                text(json, "visibility", ""), defaultBranch, sub(json));
        return new FactsFile(facts, text(json, "branch", defaultBranch), issuer, account);
    }

    private static RepositoryName name(JsonNode json) throws ProblemException {
        JsonNode owner = json.path("owner");
        String login = owner.isObject() ? text(owner, "login", "") : text(json, "owner", "");
        String full = login.isEmpty() ? text(json, "full_name", "") : login + "/" + text(json, "name", "");
        return RepositoryName.of(full).orElseThrow(() -> notFacts("owner, name", full));
    }

    private static long ownerId(JsonNode json) throws ProblemException {
        return json.path("owner").isObject() ? id(json.get("owner"), "id") : id(json, "owner_id");
    }

    private static SubClaim sub(JsonNode json) throws ProblemException {
        JsonNode usesDefault = json.path("use_default");
        if (!usesDefault.isMissingNode() && !usesDefault.isBoolean()) {
            throw notFacts("use_default", usesDefault.toString());
        }
        List<String> keys = new ArrayList<>();
        for (JsonNode key : json.path("include_claim_keys")) {
            if (!key.isTextual()) {
                throw notFacts("include_claim_keys[" + keys.size() + "]", key.toString());
            }
            keys.add(key.textValue());
        }
        Optional<String> prefix = Optional.of(text(json, "sub_claim_prefix", "")).filter(it -> !it.isEmpty());
        Optional<Boolean> immutable = Optional.of(json.path("use_immutable_subject")).filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue);
        boolean isDefault = usesDefault.asBoolean(true);
        return new SubClaim(prefix, isDefault, isDefault ? List.of() : keys, immutable);
    }

    private static String text(JsonNode json, String key, String otherwise) throws ProblemException {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw notFacts(key, value.toString());
        }
        return value.textValue();
    }

    /** Ids are numbers; in quotes they mean the same. */
    private static long id(JsonNode json, String key) throws ProblemException {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        String digits = value.asText();
        if (!digits.matches("\\d{1,18}")) {
            throw notFacts(key, value.toString());
        }
        return Long.parseLong(digits);
    }

    private static ProblemException notFacts(String place, String found) {
        String shown = found.length() > 80 ? found.substring(0, 80) + "…" : found;
        return new ProblemException(new PipelineProblem.NotFacts(place, shown));
    }
}
