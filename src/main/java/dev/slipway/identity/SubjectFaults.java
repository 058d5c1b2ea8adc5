package dev.slipway.identity;

import dev.slipway.identity.SubjectText.Kinship;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a {@code sub} that is meant for the repository.
 *
 * @param unmet what the policy as a whole does not let in yet
 * @param all   every {@code sub} that it names
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims">Subjects</a>
 */
record SubjectFaults(TrustTarget target, List<String> unmet, List<String> all) {

    private static final Pattern REGULAR = Pattern.compile("^\\^|\\.\\*|\\([^()|]*\\|");
    private static final Pattern SEVERAL = Pattern.compile("[,;]\\s{0,20}repo:");
    private static final Pattern WITH_IDS = Pattern.compile("repo:([^/@]+)(?:@(\\d+))?/([^@]+?)(?:@(\\d+))?");

    /** The first that counts; empty for a subject that is right, or none of ours. */
    Optional<TrustFault> of(SubjectText text) {
        if (target.wanted().all().contains(text.written())) {
            return otherSpelling(text);
        }
        if (text.kinship() == Kinship.FOREIGN) {
            return Optional.empty();
        }
        return spelling(text).or(() -> text.hasStar() ? pattern(text) : Optional.empty())
                .or(() -> text.isOfTemplate() ? Optional.of(TrustFault.TEMPLATE) : repository(text))
                .or(() -> new ContextFaults(target, unmet).of(text.context(), text.wildcards()));
    }

    /** It is right, but the tokens come in the other spelling, which nothing lets in. */
    private Optional<TrustFault> otherSpelling(SubjectText text) {
        boolean isMissing = unmet.stream().anyMatch(subject -> !all.contains(subject)
                && TrustTarget.context(subject).equals(text.context()));
        return !isMissing ? Optional.empty()
                : Optional.of(text.repository().contains("@") ? TrustFault.IDS_UNEXPECTED : TrustFault.OLDER_FORM);
    }

    private Optional<TrustFault> spelling(SubjectText text) {
        String written = text.written();
        if (text.isPlaceholder()) {
            return Optional.of(TrustFault.PLACEHOLDER);
        }
        if (text.hasQuotes()) {
            return Optional.of(TrustFault.QUOTES);
        }
        if (SEVERAL.matcher(written).find()) {
            return Optional.of(TrustFault.LIST_IN_TEXT);
        }
        if (text.hasBlanks()) {
            return Optional.of(TrustFault.BLANKS);
        }
        if (written.contains("://")) {
            return Optional.of(TrustFault.SUBJECT_URL);
        }
        if (REGULAR.matcher(written).find()) {
            return Optional.of(TrustFault.REGULAR_EXPRESSION);
        }
        boolean isBare = !written.startsWith("repo:") && !text.isOfTemplate() && !text.isEverything();
        return isBare ? Optional.of(TrustFault.REPO_WORD) : Optional.empty();
    }

    private Optional<TrustFault> pattern(SubjectText text) {
        if (!text.wildcards()) {
            return Optional.of(TrustFault.WILDCARD_IN_EQUALS);
        }
        if (text.isEverything()) {
            return Optional.of(TrustFault.ANY_REPOSITORY);
        }
        String repository = text.repository();
        if (!repository.contains("*") && !repository.contains("?")) {
            return Optional.empty();
        }
        if (repository.matches("[^*?]+@[*?]+/[^*?]+@[*?]+|[^*?]+@[*?]+/[^*?]+|[^*?]+/[^*?]+@[*?]+")) {
            return Optional.of(TrustFault.ANY_IDS);
        }
        if (repository.matches("[^*?/]+/\\*.*")) {
            return Optional.of(TrustFault.OWNER_WILDCARD);
        }
        return Optional.of(repository.matches("[^*?/]+/.*") ? TrustFault.NAME_PREFIX : TrustFault.OWNER_PREFIX);
    }

    private Optional<TrustFault> repository(SubjectText text) {
        String repository = text.repository();
        if (target.prefixes().contains(repository)) {
            return Optional.empty();
        }
        if (target.prefixes().stream().anyMatch(repository::equalsIgnoreCase)) {
            return Optional.of(TrustFault.REPOSITORY_CASE);
        }
        if (repository.endsWith(".git")) {
            return Optional.of(TrustFault.DOT_GIT);
        }
        Matcher ids = WITH_IDS.matcher(repository);
        boolean isOwnName = ids.matches() && (ids.group(1) + "/" + ids.group(3)).toLowerCase(Locale.ROOT)
                .equals(target.facts().name().toString().toLowerCase(Locale.ROOT));
        if (isOwnName) {
            return Optional.of(ids(ids.group(2), ids.group(4)));
        }
        if (text.isSameById()) {
            return Optional.of(ids.group(3).equalsIgnoreCase(target.facts().name().name())
                    ? TrustFault.TRANSFERRED : TrustFault.RENAMED);
        }
        if (text.kinship() == Kinship.OWN) {
            return Optional.of(TrustFault.IDS_WITH_DASH);
        }
        // what another statement already does needs no guessing about this one
        return unmet.isEmpty() ? Optional.empty() : Optional.of(text.isOtherOwner() ? TrustFault.OTHER_OWNER
                : TrustFault.REPOSITORY_MISSPELT);
    }

    private TrustFault ids(String owner, String name) {
        if (owner == null || name == null) {
            return TrustFault.HALF_IDS;
        }
        String ownerId = String.valueOf(target.facts().ownerId());
        String id = String.valueOf(target.facts().id());
        if (owner.equals(id) && name.equals(ownerId)) {
            return TrustFault.IDS_SWAPPED;
        }
        return owner.equals(ownerId) && name.equals(id) ? TrustFault.IDS_UNEXPECTED : TrustFault.OTHER_IDS;
    }
}
