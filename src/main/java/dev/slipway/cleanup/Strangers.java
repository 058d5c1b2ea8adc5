package dev.slipway.cleanup;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * The region's services that are not this pipeline's, and what they use of what is.
 *
 * @param users  a service's name, by the id of what it uses
 * @param unread a service of which this is not known, or the empty text
 */
record Strangers(Map<String, String> users, String unread) {

    /** Each costs a call. */
    private static final int MOST = 150;
    /** What a service uses without EC2 or ECS refusing its removal. */
    private static final Set<Subject.Kind> UNGUARDED = Set.of(Subject.Kind.ROLE, Subject.Kind.REPOSITORY,
            Subject.Kind.LOG_GROUP, Subject.Kind.TASK_DEFINITION, Subject.Kind.CLUSTER, Subject.Kind.TARGET_GROUP);

    /** What one service uses, or nothing when that could not be read. */
    private record Use(Service service, Optional<Set<String>> ids) {}

    static Strangers of(Account account, Reads reads, Ownership ownership, EcsSight sight) throws ProblemException {
        List<Service> others = sight.services().stream().filter(it -> !ownership.isOurs(sight.tag(it))).toList();
        List<Use> uses = reads.each(others.stream().limit(MOST).toList(), service -> use(account, service));
        Map<String, String> users = new HashMap<>();
        String unread = others.size() > MOST ? others.get(MOST).serviceName() : sight.whole() ? "" : "…";
        for (Use use : uses) {
            use.ids().ifPresent(ids -> ids.forEach(id -> users.putIfAbsent(id, use.service().serviceName())));
            unread = use.ids().isEmpty() ? use.service().serviceName() : unread;
        }
        return new Strangers(users, unread);
    }

    private static Use use(Account account, Service service) {
        try {
            return new Use(service, Optional.of(new Uses(account).of(service)));
        } catch (ProblemException e) {
            return new Use(service, Optional.empty());
        }
    }

    Optional<Note> using(Thing thing) {
        if (users.containsKey(thing.id())) {
            return Optional.of(Note.info("cleanup.kept.usedBy", users.get(thing.id())));
        }
        return unread.isEmpty() || !UNGUARDED.contains(thing.what().kind()) ? Optional.empty()
                : Optional.of(Note.info("cleanup.kept.unread", unread));
    }
}
