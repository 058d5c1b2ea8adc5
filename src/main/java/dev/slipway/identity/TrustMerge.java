package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Brings a trust policy into an existing one without taking anything from other repositories. */
final class TrustMerge {

    private final TrustPolicy wanted;
    private final PolicyDocument existing;

    TrustMerge(TrustPolicy wanted, PolicyDocument existing) {
        this.wanted = wanted;
        this.existing = existing;
    }

    PolicyDocument merged() {
        if (WebIdentity.in(existing).stream().anyMatch(this::doesAll)) {
            return existing;
        }
        List<ObjectNode> statements = new ArrayList<>();
        boolean written = false;
        for (PolicyStatement statement : existing.statements()) {
            boolean rewritten = !written && WebIdentity.of(statement).filter(this::isOfThisRepository).isPresent();
            statements.add(rewritten ? rewritten(WebIdentity.of(statement).orElseThrow()) : statement.json());
            written |= rewritten;
        }
        if (!written) {
            statements.add(wanted.statement());
        }
        return existing.with(statements);
    }

    /** It lets exactly named tokens in, and all that are wanted are among them. */
    private boolean doesAll(WebIdentity found) {
        return found.exact() && wanted.subjects().stream()
                .allMatch(subject -> Evaluator.speaksOf(found.statement(), Handshake.request(wanted.providerArn(),
                        wanted.audience(), subject)));
    }

    private boolean isOfThisRepository(WebIdentity found) {
        return found.providerArn().equals(wanted.providerArn()) && !found.subjects().isEmpty()
                && found.subjects().stream().allMatch(this::isOfThisRepository);
    }

    private boolean isOfThisRepository(String subject) {
        return repositories().anyMatch(repository -> subject.startsWith(repository + ":"));
    }

    /** {@code repo:owner@1/name@2} and {@code repo:owner/name}. */
    private Stream<String> repositories() {
        return wanted.subjects().stream().map(TrustMerge::repository).flatMap(repository ->
                Stream.of(repository, repository.replaceAll("@\\d+(?=/|$)", "")));
    }

    static String repository(String subject) {
        int end = subject.indexOf(':', "repo:".length());
        return end < 0 ? subject : subject.substring(0, end);
    }

    /** Other exact subjects of this repository (a branch, an environment) were put there by somebody: they stay. */
    private ObjectNode rewritten(WebIdentity found) {
        List<String> subjects = Stream.concat(wanted.subjects().stream(),
                found.subjects().stream().filter(subject -> !WebIdentity.hasWildcard(subject))).distinct().toList();
        ObjectNode statement = found.statement().json();
        wanted.putConditions(statement, subjects);
        return statement;
    }
}
