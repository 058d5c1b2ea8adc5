package dev.slipway.identity;

import dev.slipway.change.Note;
import dev.slipway.identity.PolicyStatement.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wider about an existing role than it needs to be, and what may stand in its way. */
final class RoleReview {

    private static final Set<String> BLANKET = Set.of("AdministratorAccess", "PowerUserAccess");

    private final ExistingRole role;
    private final PermissionPolicy wanted;

    RoleReview(ExistingRole role, PermissionPolicy wanted) {
        this.role = role;
        this.wanted = wanted;
    }

    /**
     * The policies that count as giving rights. AWS's blanket ones do not, so that they can be taken away one day
     * without breaking the pipeline.
     */
    static List<PolicyDocument> narrow(ExistingRole role) {
        return role.policies().stream().filter(policy -> !BLANKET.contains(policy.name())).toList();
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>(role.notes());
        for (String arn : role.attachedArns()) {
            String name = arn.substring(arn.lastIndexOf('/') + 1);
            if (BLANKET.contains(name)) {
                notes.add(Note.warning("identity.note.blanketPolicy", name));
            }
        }
        if (role.role().permissionsBoundary() != null) {
            notes.add(Note.warning("identity.note.boundary",
                    String.valueOf(role.role().permissionsBoundary().permissionsBoundaryArn())));
        }
        narrow(role).forEach(policy ->
                policy.statements().forEach(statement -> widePermission(policy, statement, notes)));
        return notes;
    }

    private void widePermission(PolicyDocument policy, PolicyStatement statement, List<Note> notes) {
        boolean everything = statement.allows() && statement.resources().filter(RoleReview::isEverything).isPresent();
        if (!everything) {
            return;
        }
        List<String> needless = wanted.document().statements().stream()
                .filter(it -> !it.resources().orElseThrow().patterns().contains("*"))
                .flatMap(it -> it.actions().patterns().stream()).filter(action -> names(statement, action)).toList();
        if (statement.actions().patterns().contains("*")) {
            notes.add(Note.warning("identity.note.allActions", policy.name()));
        } else if (needless.contains("iam:PassRole")) {
            notes.add(Note.warning("identity.note.passAnyRole", policy.name()));
        } else if (!needless.isEmpty()) {
            notes.add(Note.warning("identity.note.anyResource", policy.name(), String.join(", ", needless)));
        }
    }

    private static boolean isEverything(Names resources) {
        return !resources.except() && resources.patterns().contains("*");
    }

    private static boolean names(PolicyStatement statement, String action) {
        return !statement.actions().except() && Evaluator.meansAction(statement.actions(), action);
    }
}
