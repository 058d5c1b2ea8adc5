package dev.slipway.github;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks which secrets a repository's workflows see, for comparing them with those that they name. */
public record SecretsThere(GitHub gitHub, SecretMemory memory) {

    /**
     * What was put into the secret is only known where this computer was the last to set it.
     *
     * @param wanted the secret as the pipeline needs it
     * @throws ProblemException a {@link GitHubProblem}
     */
    public Said.Secret at(SecretRequest wanted) throws ProblemException {
        SecretNames names = SecretNames.read(gitHub, wanted.place());
        List<String> all = Stream.of(names.repository(), names.environment(), names.organization())
                .flatMap(List::stream).map(GitHub.Secret::name).distinct().toList();
        Optional<Instant> ours = memory.setAt(wanted);
        boolean isUntouched = names.here(wanted.name()).map(GitHub.Secret::updatedAt).filter(at ->
                ours.filter(at::equals).isPresent()).isPresent();
        return new Said.Secret(all, isUntouched ? Optional.of(memory.isSame(wanted)) : Optional.empty(), wanted.value());
    }
}
