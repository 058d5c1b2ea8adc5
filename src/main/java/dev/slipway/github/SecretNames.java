package dev.slipway.github;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The secrets that a job can see beside each other, and what that means for one more. GitHub's names do not tell upper
 * from lower case.
 *
 * @param repository   the repository's own
 * @param environment  those of the environment, if the place is one
 * @param organization those of the organisation that this repository sees; empty too when they may not be read
 */
record SecretNames(SecretPlace place, List<GitHub.Secret> repository, List<GitHub.Secret> environment,
                   List<GitHub.Secret> organization) {

    static final String SIMILAR = "github.secret.similar";

    private static final int MOST_NAMES = 20;

    static SecretNames read(GitHub gitHub, SecretPlace place) throws ProblemException {
        return new SecretNames(place, gitHub.secrets(SecretPlace.of(place.repository())),
                place.isEnvironment() ? gitHub.secrets(place) : List.of(), organization(gitHub, place));
    }

    private static List<GitHub.Secret> organization(GitHub gitHub, SecretPlace place) throws ProblemException {
        try {
            return gitHub.organizationSecrets(place.repository());
        } catch (ProblemException e) {
            if (e.problem() instanceof GitHubProblem.NotFound || e.problem() instanceof GitHubProblem.Forbidden) {
                return List.of();
            }
            throw e;
        }
    }

    /** The secret of that name in the very place. */
    Optional<GitHub.Secret> here(String name) {
        return find(place.isEnvironment() ? environment : repository, name);
    }

    List<Note> notes(String name) {
        List<Note> notes = new ArrayList<>();
        if (place.isEnvironment()) {
            find(repository, name).ifPresent(secret ->
                    notes.add(Note.info("github.secret.goesBeforeRepository", name, place.environment())));
        }
        find(organization, name).ifPresent(secret ->
                notes.add(Note.info("github.secret.goesBeforeOrganization", name)));
        Optional<String> similar = here(name).isEmpty() ? similar(name) : Optional.empty();
        similar.ifPresent(other -> notes.add(Note.warning(SIMILAR, name, other)));
        others(place.isEnvironment() ? environment : repository, List.of(name, similar.orElse(name)))
                .ifPresent(names -> notes.add(Note.info("github.secret.others", names)));
        others(organization, List.of(name))
                .ifPresent(names -> notes.add(Note.info("github.secret.organizations", names)));
        return notes;
    }

    /** Probably the same one, misspelt. */
    private Optional<String> similar(String name) {
        List<String> there = (place.isEnvironment() ? environment : repository).stream().map(GitHub.Secret::name)
                .filter(other -> isSlip(name.toUpperCase(Locale.ROOT), other.toUpperCase(Locale.ROOT))).toList();
        return Spelling.nearest(name, there);
    }

    /** Another number, or another word in place of one (DEV, PROD), makes another name on purpose. */
    private static boolean isSlip(String one, String other) {
        List<String> words = List.of(one.split("_"));
        List<String> others = List.of(other.split("_"));
        if (words.size() != others.size()) {
            return Spelling.distance(one.replace("_", ""), other.replace("_", "")) <= 1;
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean isNumbered = !word.equals(others.get(i))
                    && word.replaceAll("\\d+$", "").equals(others.get(i).replaceAll("\\d+$", ""));
            int longer = Math.max(word.length(), others.get(i).length());
            if (isNumbered || 2 * Spelling.distance(word, others.get(i)) > longer) {
                return false;
            }
        }
        return true;
    }

    /** The names beside those told already; the first few of very many. */
    private static Optional<String> others(List<GitHub.Secret> secrets, List<String> told) {
        List<String> names = secrets.stream().map(GitHub.Secret::name)
                .filter(other -> told.stream().noneMatch(other::equalsIgnoreCase)).toList();
        String more = names.size() > MOST_NAMES ? ", …" : "";
        return names.isEmpty() ? Optional.empty()
                : Optional.of(String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES))) + more);
    }

    private static Optional<GitHub.Secret> find(List<GitHub.Secret> secrets, String name) {
        return secrets.stream().filter(secret -> secret.name().equalsIgnoreCase(name)).findFirst();
    }
}
