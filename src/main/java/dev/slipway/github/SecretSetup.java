package dev.slipway.github;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.AwsCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stores a secret with a repository or one of its environments. GitHub never gives a value back, so the proof is the
 * time of our own write; only a run proves the value itself. Nothing a plan shows or the ledger keeps comes from the
 * value.
 */
public final class SecretSetup implements Operation<SecretRequest> {

    private static final String NAME = "github.secret";

    private final GitHub gitHub;
    private final SecretMemory memory;

    public SecretSetup(GitHub gitHub, SecretMemory memory) {
        this.gitHub = gitHub;
        this.memory = memory;
    }

    /** Whether a plan's note says that a secret of nearly this name is there; its second fact is that name. */
    public static boolean isSimilar(Note note) {
        return note.key().equals(SecretNames.SIMILAR);
    }

    /** Reads the public key too: whoever may not read it may not store a secret either. */
    @Override
    public Plan<SecretRequest> plan(SecretRequest wanted) throws ProblemException {
        GitHub.PublicKey key = gitHub.publicKey(wanted.place());
        SecretNames names = SecretNames.read(gitHub, wanted.place());
        Optional<GitHub.Secret> there = names.here(wanted.name());
        List<Note> notes = new ArrayList<>(names.notes(wanted.name()));
        Subject what = new Subject(Subject.Kind.SECRET, wanted.name());
        Call call = Call.of(command(wanted), (_, _) -> store(wanted, key));
        if (there.isEmpty()) {
            return new Plan<>(NAME, wanted, List.of(new Change.Create(what, "******", call)), notes);
        }
        Instant updatedAt = there.get().updatedAt();
        Optional<Instant> ours = memory.setAt(wanted);
        boolean untouched = ours.filter(updatedAt::equals).isPresent();
        if (untouched && memory.isSame(wanted)) {
            return new Plan<>(NAME, wanted, List.of(new Change.Keep(what, updatedAt.toString())), notes);
        }
        if (!untouched) {
            notes.add(note(wanted, ours, updatedAt));
        }
        return new Plan<>(NAME, wanted,
                List.of(new Change.Update(what, "****** (" + updatedAt + ")", "******", call)), notes);
    }

    /** gh asks for the value itself, so that it stands in no history of commands. */
    private String command(SecretRequest wanted) {
        boolean isElsewhere = gitHub.host().kind() != GitHubHost.Kind.GITHUB_COM;
        String environment = wanted.place().environment();
        return "gh secret set " + wanted.name()
                + " --repo " + (isElsewhere ? gitHub.host() + "/" : "") + wanted.place().repository()
                + (environment.isEmpty() ? "" : " --env " + AwsCommand.quoted(environment));
    }

    private static Note note(SecretRequest wanted, Optional<Instant> ours, Instant updatedAt) {
        return ours.isPresent() ? Note.warning("github.secret.setSince", wanted.name(), updatedAt, ours.get())
                : Note.info("github.secret.setElsewhere", wanted.name(), updatedAt);
    }

    private String store(SecretRequest wanted, GitHub.PublicKey key) throws ProblemException {
        gitHub.putSecret(wanted.place(), wanted.name(), SealedBox.seal(key, wanted.value()));
        GitHub.Secret stored = gitHub.secret(wanted.place(), wanted.name()).orElseThrow(
                () -> new ProblemException(new GitHubProblem.NotFound("secret " + wanted.name())));
        memory.remember(wanted, stored.updatedAt());
        return stored.updatedAt().toString();
    }
}
