package dev.slipway.ui.target;

import dev.slipway.change.Note;
import dev.slipway.target.Possessions;
import dev.slipway.ui.control.Choice;
import java.time.ZoneOffset;

/** What an account has, as something to choose: its name, and in words how it stands. */
final class Offer {

    private Offer() {}

    static Choice of(Possessions.Cluster cluster) {
        Note state = switch (cluster.status()) {
            case "" -> Note.info("offer.unseen");
            case "ACTIVE", "PROVISIONING" ->
                    Note.info("offer.cluster", cluster.status(), cluster.services(), cluster.runningTasks());
            default -> Note.warning("offer.cluster", cluster.status(), cluster.services(), cluster.runningTasks());
        };
        return new Choice(cluster.name(), "", state);
    }

    static Choice of(Possessions.Service service) {
        Object[] facts = {service.launchType(), service.running(), service.desired(), service.family()};
        Note state = switch (service.status()) {
            case "" -> Note.info("offer.unseen");
            case "DRAINING" -> Note.warning("offer.service.draining", facts);
            default -> Note.info(service.launchType().isEmpty() ? "offer.service.other" : "offer.service", facts);
        };
        return new Choice(service.name(), "", state);
    }

    static Choice of(Possessions.Repository repository) {
        return new Choice(repository.name(), "", repository.images().isPresent()
                ? Note.info("offer.repository", repository.mutability(), repository.images().getAsInt())
                : Note.info("offer.repository.uncounted", repository.mutability()));
    }

    static Choice of(Possessions.LogGroup group) {
        return new Choice(group.name(), "", group.retentionDays().isPresent()
                ? Note.info("offer.logGroup", group.retentionDays().getAsInt()) : Note.info("offer.logGroup.forEver"));
    }

    static Choice of(Possessions.Role role) {
        return new Choice(role.name(), "", Note.info("offer.role",
                role.created() == null ? "–" : role.created().atZone(ZoneOffset.UTC).toLocalDate()));
    }

    static Choice of(Possessions.Vpc vpc) {
        return new Choice(vpc.id(), vpc.name(),
                Note.info(vpc.isDefault() ? "offer.vpc.default" : "offer.vpc", vpc.addresses()));
    }

    static Choice of(Possessions.Subnet subnet) {
        return new Choice(subnet.id(), subnet.name(), subnet.isPublic()
                ? Note.info("offer.subnet.public", subnet.zone(), subnet.free())
                : Note.warning("offer.subnet.private", subnet.zone(), subnet.free()));
    }

    /** By its name, as the pipeline's own group is called. */
    static Choice byName(Possessions.SecurityGroup group, int port) {
        return new Choice(group.name(), group.id(), state(group, port));
    }

    /** By its id, as further groups are called. */
    static Choice byId(Possessions.SecurityGroup group, int port) {
        return new Choice(group.id(), group.name(), state(group, port));
    }

    private static Note state(Possessions.SecurityGroup group, int port) {
        int rules = group.inbound().size();
        return switch (group.access(port)) {
            case NOBODY -> Note.info("offer.group.nobody", rules, port);
            case SOME -> Note.info("offer.group.some", rules, port);
            case EVERYBODY -> Note.warning("offer.group.everybody", rules, port);
        };
    }
}
