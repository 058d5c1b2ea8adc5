package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.SubClaim;
import dev.slipway.pipeline.TokenSubjects;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Trust policies that are wrong, each with what is wrong with it. */
final class TrustCases {

    static final RepositoryName REPOSITORY = new RepositoryName("hanako", "my-app");

    private TrustCases() {}

    /**
     * One document of {@code trust-faults.jsonl}.
     *
     * @param faults what has to be found, and nothing else
     * @param byHand why no plan mends it, or empty
     */
    record Case(int line, List<String> faults, TrustTarget target, String byHand, String trust) {

        TrustReview review() throws ProblemException {
            return TrustReview.of("trust", trust, target);
        }

        @Override
        public String toString() {
            return line + " " + faults;
        }
    }

    static Stream<Case> all() {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                TrustCases.class.getResourceAsStream("trust-faults.jsonl")), StandardCharsets.UTF_8))) {
            ObjectMapper json = new ObjectMapper();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(read(cases.size() + 1, json.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases.stream();
    }

    /** All but those that no plan mends. */
    static Stream<Case> mendable() {
        return all().filter(it -> it.byHand().isEmpty());
    }

    /** For what takes long with each. */
    static Stream<Case> some() {
        return mendable().filter(it -> it.line() % 4 == 0);
    }

    private static Case read(int number, JsonNode json) {
        List<String> faults = new ArrayList<>(List.of(json.get("fault").asText()));
        json.path("also").forEach(it -> faults.add(it.asText()));
        List<String> keys = new ArrayList<>();
        json.path("keys").forEach(it -> keys.add(it.asText()));
        SubClaim sub = SubClaim.of(json.path("prefix").asText("repo:hanako@101/my-app@202"));
        RepositoryFacts facts = new RepositoryFacts(REPOSITORY, 202, 101, "private", "main",
                keys.isEmpty() ? sub : sub.with(keys));
        List<String> contexts = new ArrayList<>();
        json.path("context").forEach(it -> contexts.add(it.asText()));
        return new Case(number, faults, target(facts, contexts.isEmpty() ? List.of("ref:refs/heads/main") : contexts),
                json.path("byHand").asText(), json.get("trust").toString());
    }

    static TrustTarget target(RepositoryFacts facts, List<String> contexts) {
        try {
            List<String> subjects = new ArrayList<>();
            for (String context : contexts) {
                subjects.addAll(TokenSubjects.of(facts, context, Map.of("repository_id", "202")));
            }
            TrustPolicy wanted = new TrustPolicy(Policies.PROVIDER, Policies.AUDIENCE, subjects);
            return TrustTarget.of(wanted, facts, Optional.of(Set.of(Policies.PROVIDER)));
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The usual repository, whose pushes to main deploy. */
    static TrustTarget target() {
        return target(new RepositoryFacts(REPOSITORY, 202, 101, "private", "main",
                SubClaim.of("repo:hanako@101/my-app@202")), List.of("ref:refs/heads/main"));
    }
}
