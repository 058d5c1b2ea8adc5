package dev.slipway.pipeline;

import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what files and settings name is there, in the right account, and lets in who is to get in. */
final class AccountAgrees {

    private static final String NOTHING = "-";

    private final Facts facts;
    private final Optional<Pipeline> pipeline;
    private final String account;

    AccountAgrees(Facts facts) {
        this.facts = facts;
        this.pipeline = facts.settings().map(Facts.Settings::pipeline);
        this.account = facts.settings().map(Facts.Settings::account).orElse("");
    }

    Stream<Disagreement> disagreements() {
        return Stream.of(checkout(), dockerfile(), definition(), image(), starting(), role(), secret(),
                missing(Kind.CLUSTER_MISSING, Side.CLUSTER), missing(Kind.REPOSITORY_MISSING, Side.REPOSITORY),
                missing(Kind.EXECUTION_ROLE_MISSING, Side.EXECUTION_ROLE), logGroup(), inbound())
                .flatMap(found -> found);
    }

    private Stream<Disagreement> checkout() {
        return Consistency.between(facts.of(Side.CHECKOUT, Said.Checkout.class), pipeline, (said, settings) ->
                said.repository().toString().equalsIgnoreCase(settings.tag()) ? Stream.<Disagreement>empty()
                        : Consistency.differ(Kind.REMOTE, said.repository().toString(), settings.tag()));
    }

    private Stream<Disagreement> dockerfile() {
        Optional<Said.Dockerfile> said = facts.of(Side.DOCKERFILE, Said.Dockerfile.class);
        Stream<Disagreement> port = Consistency.between(said, pipeline, (file, settings) ->
                file.ports().isEmpty() || file.ports().contains(settings.app().port()) ? Stream.<Disagreement>empty()
                        : Consistency.differ(Kind.EXPOSED_PORT, joined(file.ports()),
                                Integer.toString(settings.app().port())));
        return Stream.concat(port, Consistency.between(said.flatMap(Said.Dockerfile::platform),
                facts.definition().flatMap(Facts.Definition::platform), (built, asked) ->
                        Consistency.differ(Kind.DOCKERFILE_PLATFORM, built.name(), asked.name())));
    }

    private Stream<Disagreement> definition() {
        return Consistency.between(facts.definition(), pipeline, (said, settings) -> Stream.of(
                Consistency.differ(Kind.ROLE_ACCOUNT, said.account(), account),
                Consistency.differ(Kind.EXECUTION_ROLE, said.executionRole(), settings.target().executionRole()),
                said.containers().stream().flatMap(this::container)).flatMap(found -> found));
    }

    /** An image that is replaced before it is registered may stand for anything. */
    private Stream<Disagreement> container(Facts.Container container) {
        Stream<Disagreement> image = facts.rendered().contains(container.name()) ? Stream.empty()
                : Consistency.differ(Kind.IMAGE_ACCOUNT, Consistency.account(container.image()), account);
        boolean isTheApps = pipeline.filter(it -> it.app().container().equals(container.name())).isPresent();
        Stream<Disagreement> log = isTheApps ? Consistency.differ(Kind.LOG_GROUP, container.log().group(),
                pipeline.get().target().logGroup()) : Stream.empty();
        return Stream.concat(image, log).map(found -> Consistency.in(container, found));
    }

    private Stream<Disagreement> image() {
        return facts.image().stream().flatMap(image -> Consistency.differ(Kind.PUSHED_ACCOUNT,
                Consistency.account(image.name().registry()), account));
    }

    private Stream<Disagreement> starting() {
        return Consistency.between(facts.workflow().map(Facts.Workflow::starting), pipeline, (said, settings) ->
                Stream.concat(said.byPush().orElse(true) ? Stream.empty()
                        : Consistency.differ(Kind.WORKFLOW_BRANCH, orNothing(said.branches()), settings.branch()),
                said.secrets().isEmpty() || said.secrets().contains(settings.trust().secret()) ? Stream.empty()
                        : Consistency.differ(Kind.SECRET_NAME, joined(said.secrets()), settings.trust().secret())));
    }

    private Stream<Disagreement> role() {
        return facts.of(Side.TRUST, Said.Trusted.class).stream().flatMap(said -> {
            if (!said.isThere()) {
                return Consistency.differ(Kind.ROLE_MISSING, said.role(), NOTHING);
            }
            return said.unmet().isEmpty() ? Stream.empty()
                    : Consistency.differ(Kind.TRUST_SUBJECT, joined(said.unmet()), orNothing(said.named()));
        });
    }

    private Stream<Disagreement> secret() {
        Optional<Said.Secret> said = facts.of(Side.SECRET, Said.Secret.class);
        Stream<Disagreement> missing = Consistency.between(facts.workflow().map(Facts.Workflow::starting), said,
                (start, there) -> start.secrets().stream().filter(name -> isMissing(name, there)).limit(1)
                        .flatMap(name -> Consistency.differ(Kind.SECRET_MISSING, name, orNothing(there.names()))));
        return Stream.concat(missing, said.stream().filter(it -> !it.isTheRole().orElse(true))
                .flatMap(it -> Consistency.differ(Kind.SECRET_ROLE, NOTHING, it.role())));
    }

    /** GitHub takes the names of secrets in capitals and small letters alike. */
    private static boolean isMissing(String name, Said.Secret there) {
        return there.names().stream().noneMatch(name::equalsIgnoreCase);
    }

    private Stream<Disagreement> missing(Kind kind, Side side) {
        return facts.of(side, Said.Existing.class).filter(said -> !said.isThere()).stream()
                .flatMap(said -> Consistency.differ(kind, said.name(), NOTHING));
    }

    /** Where the log's driver makes the group, nobody else has to. */
    private Stream<Disagreement> logGroup() {
        return facts.definition().isEmpty() || isMadeByTheDriver() ? Stream.empty()
                : missing(Kind.LOG_GROUP_MISSING, Side.LOG_GROUP);
    }

    boolean isMadeByTheDriver() {
        Optional<String> name = facts.of(Side.LOG_GROUP, Said.Existing.class).map(Said.Existing::name);
        return facts.definition().stream().flatMap(said -> said.containers().stream()).map(Facts.Container::log)
                .anyMatch(log -> log.creates() && name.filter(log.group()::equals).isPresent());
    }

    private Stream<Disagreement> inbound() {
        Kind kind = facts.service().isPresent() ? Kind.PORT_CLOSED : Kind.PORT_UNOPENED;
        return facts.of(Side.SECURITY_GROUP, Said.Inbound.class).filter(said -> !said.isOpen()).stream()
                .flatMap(said -> Consistency.differ(kind, Integer.toString(said.port()),
                        said.open().isEmpty() ? NOTHING : said.open())
                        .map(it -> Consistency.meaning(it, Side.PIPELINE)));
    }

    private static String orNothing(List<String> texts) {
        return texts.isEmpty() ? NOTHING : joined(texts);
    }

    private static String joined(List<?> many) {
        return String.join(", ", many.stream().map(String::valueOf).toList());
    }
}
