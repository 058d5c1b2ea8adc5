package dev.slipway.identity;

import dev.slipway.change.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is wider about an existing role than it needs to be, and what may stand in its way. */
final class RoleReview {

    private static final Set<String> BLANKET = Set.of("AdministratorAccess", "PowerUserAccess");

    private final ExistingRole role;
    private final PolicyDocument wanted;

    RoleReview(ExistingRole role, PermissionPolicy wanted) {
        this.role = role;
        this.wanted = wanted.document();
    }

    /**
     * Whether a policy counts as giving rights. AWS's blanket ones do not, so that they can be taken away one day
     * without breaking the pipeline.
     */
    static boolean counts(PolicyDocument policy) {
        return !BLANKET.contains(policy.name());
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>(role.notes());
        for (ExistingRole.Managed managed : role.attached()) {
            if (BLANKET.contains(managed.name())) {
                notes.add(Note.warning("identity.note.blanketPolicy", managed.name()));
            }
        }
        role.boundary().ifPresent(boundary -> notes.add(Note.warning("identity.note.boundary", boundary.arn())));
        excesses().filter(excess -> excess.managed().isEmpty() || !BLANKET.contains(excess.grant().policy()))
                .map(Excess::note).forEach(notes::add);
        return notes;
    }

    /** In the policies that can be read, the role's own first. */
    Stream<Excess> excesses() {
        return Stream.concat(role.inline().stream().flatMap(this::excesses), role.attached().stream()
                .flatMap(managed -> managed.document().stream().flatMap(this::excesses).map(it -> it.in(managed))));
    }

    private Stream<Excess> excesses(PolicyDocument policy) {
        return policy.statements().stream().flatMap(statement -> Excess.of(policy, statement, wanted).stream());
    }

    /**
     * What else the managed policy gives or denies that would be lost without it, as patterns; empty when it can be
     * detached and the pipeline's own statements give all that is needed. One that cannot be read may give anything.
     */
    static List<String> lostWithout(ExistingRole.Managed managed, PolicyDocument wanted) {
        if (managed.document().isEmpty()) {
            return List.of("?");
        }
        return managed.document().get().statements().stream().flatMap(statement -> statement.allows()
                ? Narrowing.rest(statement, wanted).stream().flatMap(rest -> PolicyJson.texts(rest.get("Action"))
                        .stream()).filter(action -> !isOfThePipeline(action))
                : Stream.of("Deny " + String.join(", ", statement.actions().patterns())))
                .distinct().toList();
    }

    /** More rights in the services that the pipeline uses are what such a policy was attached for. */
    private static boolean isOfThePipeline(String action) {
        return action.regionMatches(true, 0, "ecr:", 0, 4) || action.regionMatches(true, 0, "ecs:", 0, 4);
    }
}
