package dev.slipway.cleanup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.pipeline.RepositoryName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * A role and whom its trust policy lets in, as far as cleaning up has to know.
 *
 * @param texts every text in the trust policy; one alone, the whole policy, where it is no JSON
 */
record RoleSight(Role role, List<String> texts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RoleSight of(Role role) {
        String policy = role.assumeRolePolicyDocument() == null ? ""
                : URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8);
        return new RoleSight(role, texts(policy));
    }

    boolean trusts(String providerArn) {
        return texts.stream().anyMatch(text -> text.contains(providerArn));
    }

    /** Another repository, or a pattern that others fit, whose tokens the role lets in. */
    Optional<String> otherRepository(RepositoryName ours) {
        Pattern own = Pattern.compile("repo:" + Pattern.quote(ours.owner()) + "(@\\d+)?/" + Pattern.quote(ours.name())
                + "(@\\d+)?(:.*)?", Pattern.DOTALL);
        return texts.stream().filter(text -> text.startsWith("repo:") && !own.matcher(text).matches()).findFirst();
    }

    /** AWS lets no policy be longer than some thousand characters, so its depth needs no limit of ours. */
    private static List<String> texts(String policy) {
        try {
            Deque<JsonNode> open = new ArrayDeque<>(List.of(JSON.readTree(policy)));
            List<String> texts = new ArrayList<>();
            while (!open.isEmpty()) {
                JsonNode node = open.pop();
                if (node.isTextual()) {
                    texts.add(node.asText());
                }
                node.forEach(open::push);
            }
            return List.copyOf(texts);
        } catch (JsonProcessingException e) {
            return List.of(policy);
        }
    }
}
