package dev.slipway.identity;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import java.util.List;
import java.util.Optional;

/** Looks at the role that the program itself runs as: it is passed along, and otherwise left alone. */
public record TaskRole(Account account, PipelineResources resources) {

    /** Nothing when the definition names none. */
    public List<Note> notes() throws ProblemException {
        if (resources.roles().size() < 2) {
            return List.of();
        }
        String arn = resources.roles().get(1);
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Optional<ExistingRole> role = ExistingRole.read(account.iam(), name);
        if (role.isEmpty()) {
            return List.of(Note.warning("identity.note.taskRoleMissing", name));
        }
        return List.of(ExecutionRole.trustsEcsTasks(account, role.get().trust())
                ? Note.info("identity.note.taskRole", name) : Note.warning("identity.note.taskRoleDistrusts", name));
    }
}
