package dev.slipway.reach;

import dev.slipway.change.Note;
import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Probe.Answer;
import dev.slipway.reach.Rung.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an answer's status says. */
record StatusRung(ReachRequest request, Climb climb, URI address) {

    /** How load balancers of AWS name themselves. */
    private static final String BALANCER = "awselb/";

    Rung of(Answer.Answered answer) {
        List<Fact> looked = new ArrayList<>(List.of(Fact.of(Label.STATUS, answer.status()),
                Fact.of(Label.MILLISECONDS, answer.answering().toMillis())));
        if (!answer.server().isEmpty()) {
            looked.add(Fact.of(Label.SERVER, answer.server()));
        }
        return said(answer).looking(looked);
    }

    private Rung said(Answer.Answered answer) {
        int status = answer.status();
        String shown = String.valueOf(status);
        if (status >= 200 && status < 300) {
            return Rung.ok(Kind.HTTP, "reach.http.ok", shown, answer.answering().toMillis());
        }
        if (status >= 300 && status < 400) {
            return redirect(shown, answer.location());
        }
        if (answer.server().startsWith(BALANCER) && status >= 500) {
            return Rung.broken(Kind.HTTP, "reach.http.balancer", shown).because(causes().ofBalancer(status));
        }
        return switch (status) {
            case 400 -> Rung.broken(Kind.HTTP, "reach.http.badRequest", shown).because(causes().ofBadRequest(
                    answer.body()));
            case 401, 403, 407 -> Rung.broken(Kind.HTTP, "reach.http.login", shown, request.path());
            case 404 -> Rung.broken(Kind.HTTP, "reach.http.notFound", request.path()).because(causes().ofNotFound(
                    answer.server()));
            case 405 -> Rung.broken(Kind.HTTP, "reach.http.method", request.path());
            default -> status >= 500 ? Rung.broken(Kind.HTTP, "reach.http.appFailed", shown)
                    .because(causes().ofFailure(status))
                    : Rung.broken(Kind.HTTP, "reach.http.refused", shown, request.path());
        };
    }

    /** Elsewhere, which is not asked without a click: to the same thing encrypted, to another path, to another host. */
    private Rung redirect(String status, String location) {
        Optional<URI> to = resolved(location);
        if (to.isEmpty()) {
            return Rung.unknown(Kind.HTTP, "reach.http.elsewhere", status, location);
        }
        boolean isSameHost = String.valueOf(address.getHost()).equalsIgnoreCase(to.get().getHost());
        boolean isEncrypted = "https".equals(to.get().getScheme()) && !"https".equals(address.getScheme());
        String key = !isSameHost ? "reach.http.otherHost" : isEncrypted ? "reach.http.encrypted"
                : "reach.http.otherPath";
        List<Note> causes = key.equals("reach.http.otherPath") && to.get().getPath().equals(address.getPath() + "/")
                ? List.of(Note.info("reach.cause.slash", to.get().getPath())) : List.of();
        return Rung.unknown(Kind.HTTP, key, status, to.get()).because(causes)
                .looking(Fact.of(Label.URL_ON_CLICK, to.get()));
    }

    private Optional<URI> resolved(String location) {
        try {
            URI to = address.resolve(new URI(location));
            boolean isWeb = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
            return location.isEmpty() || !isWeb || to.getHost() == null ? Optional.empty() : Optional.of(to);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Causes causes() {
        return new Causes(request, climb, address.getPort());
    }
}
