package dev.slipway.ui.connect;

import dev.slipway.github.GitHub;
import dev.slipway.github.GitHubHost;
import dev.slipway.github.GitHubLook;
import dev.slipway.github.GitHubProblem;
import dev.slipway.github.TokenPermission;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.PageLink;
import dev.slipway.ui.control.ProblemView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** Who we are on GitHub, with which token, until when, and what it may do as far as reading tells. */
final class GitHubRows {

    private static final Duration SOON = Duration.ofDays(7);
    /** What a classic token needs: this or, for a public repository, the narrower one. */
    private static final String REPO = "repo";
    private static final String PUBLIC_REPO = "public_repo";
    private static final String WORKFLOW = "workflow";

    private final Workspace workspace;
    private final Texts texts;
    private final List<Node> rows = new ArrayList<>();

    private GitHubRows(Workspace workspace) {
        this.workspace = workspace;
        this.texts = workspace.texts();
    }

    static List<Node> of(Workspace workspace, Surroundings seen) {
        GitHubRows rows = new GitHubRows(workspace);
        GitHubLook look = seen.gitHub();
        look.viewer().answer().ifPresent(viewer -> rows.viewer(viewer, seen.host()));
        look.problem().ifPresent(problem -> rows.rows.add(new ProblemView(rows.texts, problem)));
        look.renamed().ifPresent(name -> rows.renamed(name, look.asked(), seen.host()));
        if (!seen.isPractice() && look.problem().isEmpty()) {
            rows.rights(look);
        }
        boolean wantsToken = look.problem().filter(problem -> problem instanceof GitHubProblem.NoToken
                || problem instanceof GitHubProblem.BadToken || problem instanceof GitHubProblem.EnterpriseToken
                || problem instanceof GitHubProblem.NotFound).isPresent();
        if (wantsToken || !look.refused().isEmpty()) {
            rows.rows.add(new PageLink(rows.texts, "connect.token.make",
                    TokenPermission.newToken(seen.host(), Optional.of(look.asked())), workspace::browse));
        }
        return rows.rows;
    }

    private void viewer(GitHub.Viewer viewer, GitHubHost host) {
        rows.add(viewer.source().map(source -> Fact.good(texts, "connect.gitHub.from." + source, viewer.login(), host))
                .orElseGet(() -> Fact.good(texts, "connect.gitHub", viewer.login())));
        viewer.expiresAt().ifPresent(this::expiry);
        viewer.scopes().ifPresent(this::scopes);
    }

    private void expiry(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneId.systemDefault());
        boolean isSoon = at.isBefore(Instant.now().plus(SOON));
        rows.add(isSoon ? Fact.open(texts, "connect.token.endsSoon", day) : Fact.good(texts, "connect.token.ends", day));
    }

    private void scopes(List<String> scopes) {
        List<String> missing = new ArrayList<>();
        if (!scopes.contains(REPO) && !scopes.contains(PUBLIC_REPO)) {
            missing.add(REPO);
        }
        if (!scopes.contains(WORKFLOW)) {
            missing.add(WORKFLOW);
        }
        rows.add(missing.isEmpty() ? Fact.good(texts, "connect.token.scopes", scopes)
                : Fact.open(texts, "connect.token.scopesMissing", missing, String.join(",", missing)));
    }

    private void renamed(RepositoryName now, RepositoryName before, GitHubHost host) {
        rows.add(Fact.open(texts, "connect.renamed", before, now));
        rows.add(new Code(texts, "git remote set-url origin " + host.page("/" + now + ".git")));
    }

    private void rights(GitHubLook look) {
        if (!look.readable().isEmpty()) {
            rows.add(Fact.good(texts, "connect.token.reads", look.readable().stream().map(TokenPermission::title).toList()));
        }
        look.refused().forEach((permission, needed) -> rows.add(needed.isEmpty()
                ? Fact.open(texts, "connect.token.refused", permission.title())
                : Fact.open(texts, "connect.token.refusedNeeding", permission.title(), needed)));
    }
}
