package dev.slipway.image;

import dev.slipway.image.ContextSecret.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds what looks like a secret in a build context: by its name, or by how it begins where a name like that may also
 * be harmless. Others' packages are passed over; they are full of keys for tests.
 */
final class ContextSecrets {

    private static final Pattern OTHERS =
            Pattern.compile("(?:.*/)?(?:node_modules|vendor|site-packages|\\.venv|venv)/.*");
    private static final Set<String> EXAMPLES = Set.of("example", "sample", "template", "dist", "defaults", "schema");
    /** Where a secret may be under any name. */
    private static final Set<String> TEXTS = Set.of("", "txt", "json", "ini", "cfg", "conf", "properties", "yml",
            "yaml", "asc", "cer", "crt", "sh", "toml", "xml");
    private static final int BEGINNING = 4096;
    private static final long LONGEST_READ = 64 * 1024;
    private static final int MOST_READ = 2_000;

    private final CopySources copied;
    private final List<ContextSecret> found = new ArrayList<>();
    private int read;
    private BuildContext.Entry readLast;
    private String beginning = "";

    private ContextSecrets(Dockerfile dockerfile) {
        this.copied = new CopySources(dockerfile);
    }

    /** Those in the context, in its order. */
    static List<ContextSecret> in(BuildContext context, Dockerfile dockerfile) {
        ContextSecrets secrets = new ContextSecrets(dockerfile);
        String within = "/";
        for (BuildContext.Entry entry : context.entries()) {
            boolean isInFound = entry.name().startsWith(within);
            if (!isInFound && !OTHERS.matcher(entry.name()).matches()) {
                Optional<Trait> trait = secrets.trait(entry);
                trait.ifPresent(known -> secrets.add(entry, known));
                within = trait.isPresent() && entry.isFolder() ? entry.name() : within;
            }
        }
        return secrets.found;
    }

    /**
     * What gives secrets of one kind away.
     *
     * @param name  the end of the path, from a slash on
     * @param words how it may begin, in small letters; empty where the name is enough
     * @param folder that is kept out as a whole, or empty for the file alone
     * @param isFamily whether all files of that name are kept out, wherever they are
     */
    private record Trait(Kind kind, Predicate<String> name, List<String> words, String folder, boolean isFamily) {

        static Trait named(Kind kind, String pattern, String... words) {
            return new Trait(kind, Pattern.compile(pattern).asMatchPredicate(), List.of(words), "", true);
        }

        static Trait single(Kind kind, String pattern, String... words) {
            return new Trait(kind, Pattern.compile(pattern).asMatchPredicate(), List.of(words), "", false);
        }

        static Trait within(String folder, String pattern, String... words) {
            return new Trait(Kind.CREDENTIALS, Pattern.compile(pattern).asMatchPredicate(), List.of(words), folder,
                    true);
        }
    }

    private static final List<Trait> TRAITS = List.of(
            Trait.named(Kind.HISTORY, "\\.git/"),
            Trait.named(Kind.ENVIRONMENT, "\\.env(?:\\.[^/]+)?"),
            Trait.named(Kind.PRIVATE_KEY, "id_(?:rsa|dsa|ecdsa|ed25519)(?:_[^/.]+)?"),
            Trait.single(Kind.PRIVATE_KEY, "[^/]+\\.(?:pem|key)", "private key-----"),
            Trait.single(Kind.PRIVATE_KEY, "[^/]+\\.(?:p12|pfx|jks|keystore|ppk|kdbx)"),
            Trait.within(".aws", "\\.aws/(?:credentials|sso/cache/.+|cli/cache/.+)"),
            Trait.within(".docker", "\\.docker/config\\.json", "\"auth\"", "\"identitytoken\""),
            Trait.within(".kube", "\\.kube/config"),
            Trait.within(".ssh", "\\.ssh/[^/]+", "private key-----"),
            Trait.within(".azure", "\\.azure/(?:accesstokens|msal_token_cache)[^/]*"),
            Trait.named(Kind.CREDENTIALS, "\\.npmrc|\\.yarnrc(?:\\.yml)?", "_auth", "_password", "npmauthtoken"),
            Trait.named(Kind.CREDENTIALS, "\\.netrc|\\.git-credentials|\\.pgpass|\\.htpasswd|\\.vault-token"),
            Trait.named(Kind.CREDENTIALS, "\\.pypirc|\\.my\\.cnf", "password"),
            Trait.named(Kind.CREDENTIALS, "terraform\\.tfstate(?:\\.backup)?"),
            Trait.single(Kind.PRIVATE_KEY, "[^/]+", "-----begin private key-----", "-----begin rsa private key-----",
                    "-----begin ec private key-----", "-----begin openssh private key-----",
                    "-----begin encrypted private key-----", "-----begin pgp private key block-----"),
            Trait.single(Kind.CREDENTIALS, "[^/]+", "aws_secret_access_key", "\"type\": \"service_account\""));

    private Optional<Trait> trait(BuildContext.Entry entry) {
        String path = "/" + entry.name().toLowerCase(Locale.ROOT);
        String last = path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
        boolean isExample = last.startsWith(".env.") && EXAMPLES.contains(last.substring(last.lastIndexOf('.') + 1));
        if (entry.kind() == BuildContext.Kind.LINK || isExample) {
            return Optional.empty();
        }
        return TRAITS.stream().filter(trait -> isNamed(trait, path, last) && begins(trait, entry, last)).findFirst();
    }

    private static boolean isNamed(Trait trait, String path, String last) {
        int folder = trait.folder.isEmpty() ? -1 : path.indexOf("/" + trait.folder + "/");
        return trait.name.test(folder < 0 ? last : path.substring(folder + 1));
    }

    private boolean begins(Trait trait, BuildContext.Entry entry, String last) {
        boolean isAny = trait.name.test("any");
        String ending = last.indexOf('.', 1) < 0 ? "" : last.substring(last.lastIndexOf('.') + 1);
        if (trait.words.isEmpty() || isAny && !TEXTS.contains(ending)) {
            return trait.words.isEmpty();
        }
        if (entry != readLast) {
            readLast = entry;
            beginning = beginning(entry.file(), entry.bytes());
        }
        return trait.words.stream().anyMatch(beginning::contains);
    }

    /** In small letters; empty for what is too large for a secret, and for all after the first few thousand. */
    private String beginning(Path file, long bytes) {
        if (bytes == 0 || bytes > LONGEST_READ || ++read > MOST_READ) {
            return "";
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new String(content.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            // the build will say so
            return "";
        }
    }

    private void add(BuildContext.Entry entry, Trait trait) {
        String name = entry.isFolder() ? entry.name().substring(0, entry.name().length() - 1) : entry.name();
        String place = name;
        if (!trait.folder.isEmpty()) {
            int folder = ("/" + name.toLowerCase(Locale.ROOT)).indexOf("/" + trait.folder + "/");
            place = name.substring(0, folder + trait.folder.length());
        }
        String last = place.substring(place.lastIndexOf('/') + 1);
        String line = trait.isFamily ? "**/" + DockerIgnore.escaped(last) : DockerIgnore.escaped(place);
        found.add(new ContextSecret(FileName.shown(entry.name()), trait.kind, line,
                Math.max(copied.lineOf(name), copied.lineOf(place))));
    }
}
