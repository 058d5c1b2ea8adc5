package dev.slipway.ui.identity;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.ui.World;
import dev.slipway.workflow.JobClaims;
import dev.slipway.workflow.WorkflowFile;
import dev.slipway.workflow.WorkflowProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How tokens of the repository come to AWS.
 *
 * @param starts  the workflow's jobs, as each trigger starts them
 * @param push    a push to the branch
 * @param others  what others could start in the repository
 * @param isThere whether the folder has the workflow; it is the one that step 4 would write, where it has none
 * @param unread  why the folder's workflow cannot be read, if so
 */
record Entrances(RepositoryFacts facts, List<JobStart> starts, JobStart push, List<JobStart> others, boolean isThere,
                 Optional<Problem> unread) {

    Entrances {
        starts = List.copyOf(starts);
        others = List.copyOf(others);
    }

    static Entrances of(World world, Pipeline pipeline) throws ProblemException {
        RepositoryFacts facts = world.code().gitHub().repository(pipeline.repository());
        JobClaims claims = new JobClaims(facts, pipeline.files().workflow(), pipeline.branch(),
                issuer(world, pipeline));
        Optional<String> text = new RepositoryFile(world.code().folder(), pipeline.files().workflow()).read();
        Optional<Problem> unread = Optional.empty();
        if (text.isPresent()) {
            try {
                return new Entrances(facts, claims.of(text.get()), claims.ofPush(), claims.ofOthers(), true,
                        unread);
            } catch (ProblemException e) {
                if (!(e.problem() instanceof WorkflowProblem)) {
                    throw e;
                }
                unread = Optional.of(e.problem());
            }
        }
        List<JobStart> usual = claims.of(WorkflowFile.generate(pipeline, world.account().region(), true));
        return new Entrances(facts, usual, claims.ofPush(), claims.ofOthers(), text.isPresent(), unread);
    }

    /** Tokens come from where the repository is, under an enterprise's own path where the pipeline names one. */
    private static String issuer(World world, Pipeline pipeline) {
        String host = world.code().gitHub().host().issuer();
        String named = pipeline.trust().issuer();
        return named.startsWith(host + "/") ? named : host;
    }

    /** Whoever the wish lets in; pushes to the branch when it would be nobody. */
    List<JobStart> welcome(TrustWish wish) {
        List<JobStart> welcome = starts.stream().filter(wish::welcomes).toList();
        return welcome.isEmpty() ? List.of(push) : welcome;
    }

    /** Whether the workflow asks for AWS anywhere. */
    boolean needAws() {
        return starts.stream().anyMatch(JobStart::needsAws);
    }

    /** Who could be let in, one for each end of a {@code sub}. */
    List<JobStart> choices() {
        List<JobStart> choices = new ArrayList<>();
        for (JobStart start : starts) {
            boolean isNew = choices.stream().noneMatch(it -> it.context().equals(start.context()));
            if (isNew && start.needsAws() && start.claims().isPresent()) {
                choices.add(start);
            }
        }
        return choices;
    }
}
