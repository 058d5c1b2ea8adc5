package dev.slipway.identity;

import dev.slipway.pipeline.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A {@code sub} as a policy writes it, held against the repository that it is to mean.
 *
 * @param written   as it is written
 * @param wildcards whether {@code *} and {@code ?} stand for others
 */
record SubjectText(String written, boolean wildcards, TrustTarget target) {

    private static final AccessRequest NO_VALUES = AccessRequest.of("", "", Map.of());
    /** Everything Unicode takes for a blank, and the characters without width that are copied along unseen. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]");
    private static final Pattern QUOTE = Pattern.compile("[\"'\u2018\u2019\u201c\u201d`]");
    private static final Pattern IDS = Pattern.compile("@[0-9*?]+(?=/|$)");
    private static final Pattern ANY_OWNER = Pattern.compile("(?:repo:?)?[*?].*");
    /** GitHub's own have a few hundred characters at most. */
    private static final int LONGEST = 1_000;
    /** What tutorials leave for the reader to fill in. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^>]*>|\\{\\{.*|\\$\\{(?!\\$|\\*|\\?|aws:)[^}]*}?"
            + "|\\{[\\w -]+}|\\[[\\w -]+]|(?i:\\byour[-_ ]?(?:github[-_ ]?)?"
            + "(?:org|organi[sz]ation|owner|user(?:name)?|account|repo|repository|name)\\b"
            + "|repo:my[-_]?(?:github[-_]?)?(?:org|organi[sz]ation|user(?:name)?|account)/)|\\b(?:OWNER|ORG|REPO"
            + "|ORG[-_]NAME|REPO[-_]NAME|GITHUB_ORG|GITHUB_REPO|ORGANIZATION|REPOSITORY|BRANCH|BRANCH[-_]NAME)\\b"
            + "|\\bocto-org/octo-repo\\b|\\bGitHubOrg/GitHubRepo\\b");

    /** Whose a subject is. */
    enum Kinship {
        /** This repository's, or nobody's but meant for it. */
        OWN,
        /** This repository's and others'. */
        WIDE,
        /** Perhaps another repository's, perhaps this one's wrongly written. */
        DOUBTFUL,
        /** Other people's. */
        FOREIGN
    }

    /** An environment's name may have spaces within. */
    boolean hasBlanks() {
        String text = context().startsWith("environment:") ? written.replaceAll("(?<=\\S) (?=\\S)", "") : written;
        return BLANK.matcher(text).find();
    }

    boolean hasQuotes() {
        return QUOTE.matcher(written).find();
    }

    boolean isPlaceholder() {
        return isPlaceholder(written) && !isAbout(target.facts().name().toString());
    }

    static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    boolean hasStar() {
        return written.indexOf('*') >= 0 || written.indexOf('?') >= 0;
    }

    /** Whether it is a pattern for any owner's repositories. */
    boolean isEverything() {
        return ANY_OWNER.matcher(written).matches();
    }

    String repository() {
        return TrustTarget.repository(written);
    }

    String context() {
        return TrustTarget.context(written);
    }

    /** The repository without ids, in small letters and without what is often copied along. */
    private String plainRepository() {
        String bare = BLANK.matcher(QUOTE.matcher(written).replaceAll("")).replaceAll("").toLowerCase(Locale.ROOT)
                .replaceFirst("^\\^", "").replaceFirst("^(?:repo(?:sitory)?:)?(?:https?://github\\.com/)?", "");
        String repository = TrustTarget.repository("repo:" + bare).substring("repo:".length());
        return withoutDashedIds(IDS.matcher(repository).replaceAll("")).replaceFirst("\\.git$", "");
    }

    private String withoutDashedIds(String repository) {
        return repository.replaceFirst("-" + target.facts().ownerId() + "/", "/")
                .replaceFirst("-" + target.facts().id() + "$", "");
    }

    Kinship kinship() {
        if (written.length() > LONGEST) {
            return Kinship.FOREIGN;
        }
        if (target.wanted().all().contains(written) || isPlaceholder() || isEverything()) {
            return Kinship.OWN;
        }
        String own = target.facts().name().toString().toLowerCase(Locale.ROOT);
        if (plainRepository().equals(own)) {
            return Kinship.OWN;
        }
        if (hasStar() && takesIn()) {
            // without a pattern at work the star is but a character, and nobody's name has one
            return wildcards ? Kinship.WIDE : Kinship.OWN;
        }
        if (isSameById() || !isOfTemplate() && written.matches("(?:ref|refs|environment|pull_request)\\b.*")) {
            return Kinship.OWN;
        }
        if (isAbout(own) && !written.startsWith("repo:")) {
            return Kinship.OWN;
        }
        return isDoubtful(own) ? Kinship.DOUBTFUL : Kinship.FOREIGN;
    }

    boolean isOfTemplate() {
        return !target.facts().sub().usesDefault();
    }

    private boolean isAbout(String name) {
        return written.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it lets in what begins as this repository's subjects do, as a pattern. */
    private boolean takesIn() {
        return target.prefixes().stream().anyMatch(prefix -> matches(repository(), prefix))
                || target.wanted().all().stream().anyMatch(subject -> matches(written, subject));
    }

    /** Whether it would let these in if it were a pattern. */
    boolean wouldLetIn(List<String> subjects) {
        return subjects.stream().anyMatch(subject -> matches(written, subject));
    }

    private static boolean matches(String pattern, String text) {
        return Glob.matches(pattern, text, NO_VALUES);
    }

    /** The id outlives renaming and transfer. */
    boolean isSameById() {
        return target.facts().id() > 0 && repository().endsWith("@" + target.facts().id());
    }

    private boolean isDoubtful(String own) {
        String plain = plainRepository();
        return plain.indexOf('/') > 0 && plain.substring(plain.indexOf('/')).equals(own.substring(own.indexOf('/')))
                || Spelling.nearest(plain, List.of(own)).isPresent();
    }

    /** Whether only the owner is another. */
    boolean isOtherOwner() {
        String plain = plainRepository();
        String own = target.facts().name().name().toLowerCase(Locale.ROOT);
        return plain.substring(plain.indexOf('/') + 1).equals(own);
    }
}
