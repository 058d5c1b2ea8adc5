package dev.slipway.image;

import dev.slipway.change.Problem;
import dev.slipway.cloud.Aws;
import dev.slipway.image.ImageProblem.BadDockerfile;
import dev.slipway.image.ImageProblem.BaseImageNotFound;
import dev.slipway.image.ImageProblem.BuildFailed;
import dev.slipway.image.ImageProblem.DiskFull;
import dev.slipway.image.ImageProblem.LoginRefused;
import dev.slipway.image.ImageProblem.NeedsBuildKit;
import dev.slipway.image.ImageProblem.NeedsNewerBuildKit;
import dev.slipway.image.ImageProblem.NoSuchRepository;
import dev.slipway.image.ImageProblem.NotBuilt;
import dev.slipway.image.ImageProblem.NothingToCopy;
import dev.slipway.image.ImageProblem.PushDenied;
import dev.slipway.image.ImageProblem.PushFailed;
import dev.slipway.image.ImageProblem.RegistryBusy;
import dev.slipway.image.ImageProblem.RegistryUnreachable;
import dev.slipway.image.ImageProblem.TagIsTaken;
import dev.slipway.pipeline.ImageRef;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an engine's error messages mean. The engine gives no codes, so the words are what there is to go by; what is
 * not known stays in the engine's own words.
 */
final class EngineErrors {

    /** {@code Status 400: {"message":"..."}}, as docker-java words a refused request. */
    private static final Pattern STATUS =
            Pattern.compile("Status \\d+: \\{\"message\":\"(.*)\"}\\s*", Pattern.DOTALL);

    private EngineErrors() {}

    /** @param failed the step that did, with what it said */
    static ImageProblem ofBuild(String message, BuildWatch.Failed failed) {
        String text = plain(message);
        if (has(text, "did not complete successfully", "executor failed running", "returned a non-zero code")) {
            // quotes the command, whose words mean nothing here
            return ofCommand(text, failed);
        }
        if (has(text, "requires buildkit", "unknown flag")) {
            return new NeedsBuildKit(text);
        }
        if (has(text, "no space left on device")) {
            return new DiskFull(text);
        }
        if (has(text, "copy failed", "add failed", "failed to compute cache key", "failed to calculate checksum")
                && has(text, "not found", "no such file", "does not exist", "no source files")) {
            return new NothingToCopy(failed.step(), text);
        }
        if (has(text, "dockerfile parse error", "unknown instruction", "failed to reach build target",
                "file with no instructions", "failed to parse", "base name", "invalid reference format",
                "cannot be empty", "no build stage in current context")) {
            return new BadDockerfile(text);
        }
        if (isUnreachable(text)) {
            return new RegistryUnreachable(failed.step(), text);
        }
        if (has(text, "pull access denied", "manifest unknown", "manifest for", "no matching manifest",
                "no match for platform", "repository does not exist", "failed to resolve source metadata",
                "requested access to the resource is denied")) {
            return new BaseImageNotFound(text);
        }
        return new BuildFailed(failed.step(), text, String.join("\n", failed.lines()));
    }

    private static ImageProblem ofCommand(String text, BuildWatch.Failed failed) {
        String said = String.join("\n", failed.lines());
        return has(said, "no space left on device") ? new DiskFull(said) : new BuildFailed(failed.step(), text, said);
    }

    /** BuildKit refuses what is newer than itself in the words that the classic builder has for all of BuildKit's. */
    static ImageProblem ofBuildKit(String message, BuildWatch.Failed failed) {
        return switch (ofBuild(message, failed)) {
            case NeedsBuildKit(String text) -> new NeedsNewerBuildKit(text);
            case ImageProblem other -> other;
        };
    }

    /**
     * Why a push failed; an {@link ImageProblem}, or what AWS's sentence of refusal says.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html">ECR: errors</a>
     */
    static Problem ofPush(String message, ImageRef image) {
        String text = plain(message);
        Optional<Problem> denied = Aws.denial(text);
        if (denied.isPresent()) {
            return denied.get();
        }
        if (has(text, "no basic auth credentials", "authorization token has expired", "unauthorized")) {
            return new LoginRefused(image.registry());
        }
        if (has(text, "name unknown", "does not exist in the registry")) {
            return new NoSuchRepository(image.repository());
        }
        if (has(text, "tag invalid", "cannot be overwritten because")) {
            return new TagIsTaken(image.byTag());
        }
        if (has(text, "tag does not exist", "an image does not exist locally", "no such image")) {
            return new NotBuilt(image.byTag());
        }
        if (has(text, "toomanyrequests", "too many requests", "rate exceeded")) {
            return new RegistryBusy(image.registry(), text);
        }
        if (has(text, "denied", "not authorized", "403 forbidden")) {
            return new PushDenied(text);
        }
        if (isUnreachable(text)) {
            return new RegistryUnreachable(image.registry(), text);
        }
        return new PushFailed(text);
    }

    private static boolean isUnreachable(String text) {
        return has(text, "dial tcp", "no such host", "i/o timeout", "tls handshake timeout", "connection refused",
                "connection reset", "context deadline exceeded", "x509:", "proxyconnect", "broken pipe",
                "unexpected eof", "server gave http response to https client") || text.endsWith(": EOF");
    }

    private static String plain(String message) {
        Matcher status = STATUS.matcher(message);
        String text = status.matches()
                ? status.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\") : message;
        return text.strip();
    }

    private static boolean has(String text, String... parts) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String part : parts) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
